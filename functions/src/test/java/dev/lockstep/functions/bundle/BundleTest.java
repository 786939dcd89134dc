package dev.lockstep.functions.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.sample.LegacyShop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleTest {
    @Test
    void anArchiveIsReadFileByFile() throws IOException {
        try (BundleReader reader = reader(zip("a.txt", "src/b.txt"))) {
            SourceFile first = reader.next();
            assertTrue(first != null
                    && first.path().equals("a.txt")
                    && first.mustText().equals("text of a.txt"));
            SourceFile second = reader.next();
            assertTrue(second != null && second.path().equals("src/b.txt"));
            assertNull(reader.next());
        }
    }

    @Test
    void anArchiveThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = zip("a.txt", "b.txt", "c.txt");
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(InvalidInput.class, () -> readAll(part), "cut to " + length + " of " + whole.length);
        }
        assertEquals(3, readAll(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.txt", "a/../../b", "/etc/passwd", "a//b", "./a", "a\\b", "c:d", "a\nb", "a/./b"})
    void aPathThatLeavesTheTreeIsRefused(String path) throws IOException {
        byte[] archive = zip(path);
        InvalidInput refused = assertThrows(InvalidInput.class, () -> readAll(archive));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected a path within the tree"));
    }

    @Test
    void aFileMadeToFillTheStoreIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[SourceFile.LARGEST + 1]);
            zip.closeEntry();
        }
        assertTrue(out.size() < 100_000);
        assertThrows(InvalidInput.class, () -> readAll(out.toByteArray()));
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> readAll("just some text".getBytes(StandardCharsets.UTF_8)));
        assertEquals("sample.zip is not a zip archive", refused.getMessage());
    }

    @Test
    void theSampleOfTheTreeIsWhatItIsMadeBy() throws IOException {
        Path sample = Path.of(System.getProperty("lockstep.root"), "events", "s3", "inbox", "legacy", "shop-2003.zip");
        Map<String, byte[]> expected = LegacyShop.files();
        try (BundleReader reader = reader(Files.readAllBytes(sample))) {
            for (SourceFile file = reader.next(); file != null; file = reader.next()) {
                assertArrayEquals(expected.remove(file.path()), file.bytes(), file.path());
            }
        }
        assertEquals(Map.of(), expected);
    }

    @Test
    void whoeverNeedsAFileThatIsGoneIsHeldBackHoweverFarAway() {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        uses.put("a", List.of("b"));
        uses.put("b", List.of("c"));
        uses.put("c", List.of());
        uses.put("d", List.of("e"));
        uses.put("e", List.of("d"));
        Dependencies dependencies = new Dependencies(uses, Map.of(), Dependencies.cycles(uses), Map.of());
        assertEquals(Map.of("a", "b", "b", "c"), dependencies.heldBack(Set.of("a", "b", "d", "e")));
        assertEquals(List.of(List.of("d", "e")), dependencies.cycles());
    }

    @Test
    void aChainLongerThanAStackIsDeepIsFollowed() {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        int length = 100_000;
        for (int i = 0; i < length; i++) {
            uses.put("f" + i, List.of("f" + (i + 1) % length));
        }
        assertEquals(length, Dependencies.cycles(uses).getFirst().size());
    }

    private static BundleReader reader(byte[] archive) {
        return new BundleReader(new ByteArrayInputStream(archive), "sample.zip");
    }

    private static int readAll(byte[] archive) throws IOException {
        int files = 0;
        try (BundleReader reader = reader(archive)) {
            while (reader.next() != null) {
                files++;
            }
        }
        return files;
    }

    private static byte[] zip(String... paths) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String path : paths) {
                zip.putNextEntry(new ZipEntry(path));
                zip.write(("text of " + path).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
