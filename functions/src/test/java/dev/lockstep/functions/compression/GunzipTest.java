package dev.lockstep.functions.compression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.sample.Readings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class GunzipTest {
    private static final String TEXT = "device,value\n" + "D-001,17.25\n".repeat(2_000);

    @Test
    void whatWasCompressedComesOut() throws IOException {
        assertEquals(TEXT, text(gzip(TEXT)));
        assertEquals("", text(gzip("")));
    }

    @Test
    void allMembersOfAFileAreRead() throws IOException {
        assertEquals(TEXT + "more\n", text(joined(gzip(TEXT), gzip("more\n"))));
    }

    @Test
    void aNameAndACommentInTheHeaderArePassedOver() throws IOException {
        byte[] plain = gzip("x\n");
        byte[] named = joined(
                new byte[] {0x1F, (byte) 0x8B, 8, 8 | 16 | 4 | 2, 0, 0, 0, 0, 0, 0, 2, 0, 7, 7},
                "a.csv\0a comment\0".getBytes(StandardCharsets.UTF_8),
                new byte[] {1, 2},
                Arrays.copyOfRange(plain, 10, plain.length));
        assertEquals("x\n", text(named));
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = joined(gzip(TEXT), gzip("more\n"));
        int first = gzip(TEXT).length;
        for (int length = 2; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            if (length != first) {
                assertThrows(InvalidInput.class, () -> text(part), "cut to " + length + " of " + whole.length);
            }
        }
    }

    @Test
    void aBitThatHasChangedIsNoticed() throws IOException {
        byte[] whole = gzip(TEXT);
        for (int i = 10; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 4;
            assertThrows(InvalidInput.class, () -> text(changed), "byte " + i);
        }
    }

    @Test
    void somethingElseAfterTheEndIsRefused() throws IOException {
        byte[] rubbish = joined(gzip("x\n"), "and so on".getBytes(StandardCharsets.UTF_8));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> text(rubbish));
        assertTrue(String.valueOf(refused.getMessage()).contains("has something after its end"));
    }

    @Test
    void aFileMadeToFillTheStoreIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 110; i++) {
                gzip.write(zeros);
            }
        }
        InputStream bomb = Compression.plain(new ByteArrayInputStream(out.toByteArray()), "bomb.gz");
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> bomb.transferTo(ByteArrayOutputStream.nullOutputStream()));
        assertTrue(String.valueOf(refused.getMessage()).contains("grows to more than 250 times"));
    }

    @Test
    void theSamplesOfTheTreeAreWhatTheyAreMadeBy() throws IOException {
        Path folder = Path.of(System.getProperty("lockstep.root"), "events", "s3", "inbox", "telemetry");
        int whole = 0;
        for (Map.Entry<String, String> sample : Readings.texts().entrySet()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(sample.getKey()));
            if (sample.getKey().contains("/0" + Readings.CUT + ".")) {
                assertThrows(InvalidInput.class, () -> text(bytes));
            } else {
                assertArrayEquals(
                        sample.getValue().getBytes(StandardCharsets.UTF_8),
                        text(bytes).getBytes(StandardCharsets.UTF_8));
                whole++;
            }
        }
        assertEquals(11, whole);
    }

    private static String text(byte[] compressed) throws IOException {
        try (InputStream in = Compression.plain(new ByteArrayInputStream(compressed), "sample.gz")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part);
        }
        return out.toByteArray();
    }
}
