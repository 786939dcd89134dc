package dev.lockstep.functions.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Run;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.compression.Compression;
import dev.lockstep.functions.harness.Cloud;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is what is read, for tables drawn by chance: a seed that fails, fails again.
final class TablesTest {
    private static final int TABLES = 60;
    private static final List<String> PARTS = List.of(
            "a", "\"", "\"\"", ",", ";", "\n", "\r\n", "\r", " ", "'", "\\", "=1+1", "@x", "{}", "\uFEFF", "é", "😀",
            "\u2028", "\t", "0", "-7.50", "null", "true", "");

    private final DataSets data = new DataSets(
            Clients.ofThisProcess(),
            Settings.ofThisProcess(),
            new Run("run-1", "orders", "full", "test", "2026-11-21T09:54:50Z", "arn"),
            "tables",
            Optional.empty());
    private final Cloud cloud = Cloud.fresh();

    private record Table(List<String> columns, List<List<String>> rows) {}

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSONL"})
    void whatIsWrittenIsRead(Format format) throws IOException {
        for (int seed = 0; seed < TABLES; seed++) {
            Table table = drawn(new Random(seed), format);
            DataSet written;
            try (TableWriter writer = data.write("table-" + seed, format, table.columns())) {
                for (List<String> row : table.rows()) {
                    writer.write(row);
                }
                written = writer.commit();
            }
            try (TableReader reader = data.read(written)) {
                assertEquals(table, read(reader), "seed " + seed);
            }
            assertEquals(Optional.of((long) table.rows().size()), written.records());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSONL"})
    void howTheBytesComeMakesNoDifference(Format format) throws IOException {
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            Table table = drawn(random, format);
            byte[] bytes = bytes(table, format);
            byte[] marked = joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            for (byte[] given : List.of(bytes, marked, gzip(bytes), gzip(marked), zstd(bytes), zstd(marked))) {
                InputStream slow = new Dribble(given, random);
                try (TableReader reader = data.parse(slow, format, "table")) {
                    assertEquals(table, read(reader), "seed " + seed);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCompressedTableThatIsCutOffIsNeverAShorterOne(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] table = bytes(drawn(random, Format.CSV), Format.CSV);
        for (byte[] whole : List.of(gzip(table), zstd(table))) {
            cutAnywhere(whole, random);
        }
    }

    private void cutAnywhere(byte[] whole, Random random) {
        for (int length = 1; length < whole.length; length += 1 + random.nextInt(whole.length / 40 + 1)) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(InvalidInput.class, () -> {
                try (TableReader reader = data.parse(new ByteArrayInputStream(cut), Format.CSV, "cut.csv.gz")) {
                    read(reader);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"504B0304", "FD377A585A00"})
    void whatIsCompressedOtherwiseIsRefusedByName(String magic) {
        byte[] bytes = HexFormat.of().parseHex(magic + "0000000000");
        InvalidInput refused = assertThrows(InvalidInput.class, () -> {
            try (TableReader reader = data.parse(new ByteArrayInputStream(bytes), Format.CSV, "x.csv")) {
                read(reader);
            }
        });
        assertTrue(
                String.valueOf(refused.getMessage()).matches("x.csv is compressed with (zip|xz); .*"),
                refused::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\"x\ry\"\n1\n", "a,b\n1,\"x\r\"\n3,4\n"})
    void aCarriageReturnAloneIsRefusedRatherThanItsRowLost(String text) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> {
            try (TableReader reader =
                    data.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Format.CSV, "x.csv")) {
                read(reader);
            }
        });
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("x.csv line 2 has a carriage return alone"),
                refused::toString);
    }

    @Test
    void aCarriageReturnAloneIsNotWrittenToCsv() throws IOException {
        try (TableWriter writer = data.write("return", Format.CSV, List.of("a", "b"))) {
            assertThrows(InvalidInput.class, () -> writer.write(List.of("1", "x\ry")));
            assertThrows(InvalidInput.class, () -> writer.write(List.of("1", "x\r\n\r")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 3_000_000})
    void aValueMayBeHuge(int length) throws IOException {
        Table table = new Table(List.of("a", "b"), List.of(List.of("x".repeat(length), "\"\n".repeat(length / 2))));
        for (Format format : List.of(Format.CSV, Format.JSONL)) {
            DataSet written;
            try (TableWriter writer = data.write("huge", format, table.columns())) {
                writer.write(table.rows().getFirst());
                written = writer.commit();
            }
            try (TableReader reader = data.read(written)) {
                assertEquals(table, read(reader));
            }
        }
    }

    private static Table drawn(Random random, Format format) {
        List<String> columns = new ArrayList<>();
        int width = 1 + random.nextInt(5);
        for (int i = 0; i < width; i++) {
            columns.add("c" + i + part(random, format));
        }
        List<List<String>> rows = new ArrayList<>();
        // JSON lines tell their columns by the first row
        int count = random.nextInt(6) + (format == Format.JSONL ? 1 : 0);
        for (int i = 0; i < count; i++) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < width; j++) {
                StringBuilder value = new StringBuilder();
                for (int k = random.nextInt(4); k > 0; k--) {
                    value.append(part(random, format));
                }
                row.add(value.toString());
            }
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /// A carriage return alone is refused in CSV; one beside a line break makes none.
    private static String part(Random random, Format format) {
        String part = PARTS.get(random.nextInt(PARTS.size()));
        return format == Format.CSV && part.equals("\r") ? "x" : part;
    }

    private static Table read(TableReader reader) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row.values());
        }
        return new Table(reader.columns().names(), rows);
    }

    private byte[] bytes(Table table, Format format) throws IOException {
        try (TableWriter writer = data.write("bytes", format, table.columns())) {
            for (List<String> row : table.rows()) {
                writer.write(row);
            }
            String text = cloud.text(writer.commit().uri());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            return bytes;
        }
    }

    private static byte[] zstd(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = Compression.ZSTD.to(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    /// Gives a few bytes at a time, as networks do.
    private static final class Dribble extends ByteArrayInputStream {
        private final Random random;

        Dribble(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(4)));
        }
    }
}
