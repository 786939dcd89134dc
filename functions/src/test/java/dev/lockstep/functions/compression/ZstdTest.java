package dev.lockstep.functions.compression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.lockstep.functions.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Files of zstd: whole, in several frames, cut off, changed, and made to fill the store.
final class ZstdTest {
    private static final String TEXT = "device,value\n" + "D-001,17.25 °C\n".repeat(500);

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zstd = Compression.ZSTD.to(out)) {
            zstd.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] packed() throws IOException {
        return packed(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] read(byte[] bytes) throws IOException {
        try (InputStream in = Compression.plain(new ByteArrayInputStream(bytes), "sample.zst")) {
            return in.readAllBytes();
        }
    }

    private static InvalidInput refused(byte[] bytes) {
        return assertThrows(InvalidInput.class, () -> read(bytes));
    }

    @Test
    void whatIsPackedIsReadAndSmaller() throws IOException {
        byte[] packed = packed();
        assertTrue(packed.length < 200, () -> packed.length + " bytes");
        assertEquals(TEXT, new String(read(packed), StandardCharsets.UTF_8));
    }

    @Test
    void framesOneAfterTheOtherAreOneFile() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(packed());
        both.write(packed());
        assertEquals(TEXT + TEXT, new String(read(both.toByteArray()), StandardCharsets.UTF_8));
    }

    @Test
    void nothingPackedIsNothing() throws IOException {
        assertArrayEquals(new byte[0], read(packed(new byte[0])));
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = packed();
        for (int length = 6; length < whole.length; length++) {
            InvalidInput refused = refused(Arrays.copyOf(whole, length));
            assertTrue(String.valueOf(refused.getMessage())
                    .startsWith("sample.zst is not what zstd writes, or is cut off"));
        }
    }

    @Test
    void aBitThatHasChangedIsNoticedOrChangesNothing() throws IOException {
        byte[] whole = packed();
        int refused = 0;
        for (int i = 4; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 4;
            try {
                assertEquals(TEXT, new String(read(changed), StandardCharsets.UTF_8), "byte " + i);
            } catch (InvalidInput e) {
                refused++;
            }
        }
        assertTrue(refused > whole.length / 2, refused + " of " + whole.length);
    }

    @Test
    void whatIsCutOffWithinTheFirstBytesIsNoText() throws IOException {
        for (int length = 1; length < 4; length++) {
            assertTrue(String.valueOf(refused(Arrays.copyOf(packed(), length)).getMessage())
                    .contains("ends within the first bytes of a file of zstd"));
        }
    }

    @Test
    void somethingElseAfterTheEndIsRefused() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(packed());
        both.write("and so on".getBytes(StandardCharsets.UTF_8));
        refused(both.toByteArray());
    }

    @Test
    void aFileMadeToFillTheStoreIsRefused() throws IOException {
        byte[] bomb = packed(new byte[110 << 20]);
        InputStream in = Compression.plain(new ByteArrayInputStream(bomb), "bomb.zst");
        InvalidInput refused = assertThrows(InvalidInput.class, () -> in.transferTo(OutputStream.nullOutputStream()));
        assertTrue(String.valueOf(refused.getMessage()).contains("bomb.zst grows to more than 250 times its size"));
        in.close();
    }

    @Test
    void aFileThatWantsTooMuchMemoryIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream wide = new ZstdOutputStreamNoFinalizer(out, 1).setLong(27)) {
            wide.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(String.valueOf(refused(out.toByteArray()).getMessage()).contains("memory"));
    }

    @Test
    void whatIsReadIsGivenUpInTheMiddle() throws IOException {
        InputStream in = Compression.plain(new ByteArrayInputStream(packed()), "sample.zst");
        assertEquals('d', in.read());
        in.close();
    }
}
