package dev.lockstep.functions.bundle;

import dev.lockstep.functions.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One file of a tree, whole in memory: source code is small, and what is not is refused before.
public final class SourceFile {
    /// How large a file may be.
    public static final int LARGEST = 16 << 20;

    private static final int LONGEST_PATH = 512;

    private final String path;
    private final byte[] bytes;

    /// @param path within the tree: relative, steps parted by `/`, none of them `.` or `..`
    public SourceFile(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes.clone();
    }

    /// A text as a file.
    public static SourceFile of(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Where it stands in the tree.
    public String path() {
        return path;
    }

    /// What is in it.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// How many bytes it has.
    public int size() {
        return bytes.length;
    }

    /// Its text, when it is UTF-8 without a byte 0.
    public Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// Its text, for a stage that is only given checked files.
    ///
    /// @throws InvalidInput when it has none
    public String mustText() {
        return text().orElseThrow(() -> new InvalidInput(path + " is not UTF-8 text; validate rejects such files"));
    }

    /// Refuses paths that would leave the folder they are unpacked to, or that no file system takes.
    static void checkPath(String path, String object) {
        List<String> steps = Arrays.asList(path.split("/", -1));
        boolean climbs = steps.stream().anyMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
        boolean odd = path.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == ':');
        if (climbs || odd || path.length() > LONGEST_PATH) {
            throw new InvalidInput(object + " holds a file called '" + path.replaceAll("\\p{Cntrl}", "?")
                    + "'; expected a path within the tree");
        }
    }
}
