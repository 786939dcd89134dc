package dev.lockstep.functions.data;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Any text as one step of an object's key: what is not a letter, digit or one of `-_=.` is percent-encoded, so that
/// values from outside can name neither another folder nor anything a shell or browser reads in its own way.
public final class KeyText {
    private KeyText() {}

    /// The step for a text.
    public static String of(String text) {
        StringBuilder step = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = Character.isLetterOrDigit(c) || "-_=".indexOf(c) >= 0 || (c == '.' && !step.isEmpty());
            if (c < 0x80 && plain) {
                step.append(c);
            } else {
                step.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return step.isEmpty() ? "%00" : step.toString();
    }
}
