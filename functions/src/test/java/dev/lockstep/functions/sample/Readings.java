package dev.lockstep.functions.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What the pipeline `telemetry` takes as its sample: the readings of twelve hours, a gzip file an hour. The
/// one of hour 7 was cut off on its way.
public final class Readings {
    /// The hour whose file is cut off.
    public static final int CUT = 7;

    private static final int DEVICES = 20;
    private static final int OF_A_DEVICE = 3;

    private Readings() {}

    /// The texts by their names.
    public static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int hour = 0; hour < 12; hour++) {
            texts.put(String.format(Locale.ROOT, "2026-11-20/%02d.csv.gz", hour), text(hour));
        }
        return texts;
    }

    private static String text(int hour) {
        StringBuilder text = new StringBuilder("device,at,temperature,humidity\n");
        for (int i = 0; i < DEVICES * OF_A_DEVICE; i++) {
            int device = i % DEVICES;
            boolean broken = hour % 4 == 2 && i == 33;
            double temperature = 15 + device * 0.5 + hour * 0.25 + i % 7 * 0.1;
            text.append(String.format(
                    Locale.ROOT,
                    "D-%03d,2026-11-20T%02d:%02d:00Z,%s,%d%n",
                    device,
                    hour,
                    i / DEVICES * 20,
                    broken ? "ERR" : String.format(Locale.ROOT, "%.1f", temperature),
                    40 + (i * 13 + hour) % 30));
        }
        return text.toString();
    }

    /// Writes the files that are committed, below a folder.
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        texts().forEach((name, text) -> {
            try {
                Path file = folder.resolve(name);
                Files.createDirectories(folder.resolve("2026-11-20"));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(text.getBytes(StandardCharsets.UTF_8));
                }
                byte[] whole = out.toByteArray();
                boolean cut = name.contains(String.format(Locale.ROOT, "/%02d.", CUT));
                Files.write(file, cut ? Arrays.copyOf(whole, whole.length - 200) : whole);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
