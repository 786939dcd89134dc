package dev.lockstep.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlHandlerTest {
    private static final String CSV = "{\"format\": \"csv\"}";
    private static final String ORDERS = "id,customer,amount\n1,c1,10.50\n2,c2,3\n3,c1,\"1,000\"\n4,,7\n";
    private static final String CUSTOMERS = "id,name\nc1,\"Ada \"\"A\"\" L\"\nc2,Bob\n";

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void begin() throws IOException {
        fixture = new Fixture(folder, 512);
        fixture.put("orders.csv", ORDERS);
        fixture.put("customers.csv", CUSTOMERS);
    }

    @AfterEach
    void end() throws IOException {
        fixture.close();
    }

    @Test
    void tablesAreJoinedAndSummedUp() throws IOException {
        Json.Obj result = fixture.run("""
                SELECT name, count(*) AS orders, sum(try_cast(replace(amount, ',', '') AS decimal(12, 2))) AS amount
                FROM orders LEFT JOIN customers ON customer = customers.id
                GROUP BY name ORDER BY name NULLS LAST -- the last line is a comment
                """, CSV, "orders=orders.csv", "customers=customers.csv");
        assertEquals("name,orders,amount\n\"Ada \"\"A\"\" L\",2,1010.50\nBob,1,3.00\n,1,7.00\n", fixture.made(result));
        assertEquals(Optional.of(Json.of(6)), counts(result, "in"));
        assertEquals(Optional.of(Json.of(3)), counts(result, "out"));
    }

    @Test
    void valuesAreTextsUntilTheyAreCast() throws IOException {
        fixture.put("codes.csv", "code,on\n007,2026-11-20\n7,\n");
        Json.Obj result = fixture.run(
                "SELECT typeof(code) AS type, code, \"on\" IS NULL AS missing FROM codes ORDER BY code",
                CSV,
                "codes=codes.csv");
        assertEquals("type,code,missing\nVARCHAR,007,false\nVARCHAR,7,true\n", fixture.made(result));
    }

    @Test
    void aMissingValueAloneInItsRowIsNoEmptyLine() throws IOException {
        Json.Obj result = fixture.run("SELECT customer FROM orders ORDER BY id", CSV, "orders=orders.csv");
        assertEquals("customer\nc1\nc2\nc1\n\"\"\n", fixture.made(result));
        assertEquals(Optional.of(Json.of(4)), counts(result, "out"));
    }

    @Test
    void parquetIsWrittenAndReadAgain() throws IOException {
        Json.Obj parquet = fixture.run(
                "SELECT id, CAST(id AS integer) * 2 AS twice FROM orders ORDER BY id",
                "{\"format\": \"parquet\", \"name\": \"twice\"}",
                "orders=orders.csv");
        String key = Fixture.uri(parquet).substring("s3://data/".length());
        assertTrue(key.endsWith("/twice.parquet"), key);
        byte[] bytes = fixture.bytes(Fixture.uri(parquet));
        assertArrayEquals("PAR1".getBytes(StandardCharsets.US_ASCII), java.util.Arrays.copyOf(bytes, 4));
        Json.Obj again = fixture.run(
                "SELECT sum(twice) AS all, typeof(any_value(twice)) AS type FROM t",
                "{\"format\": \"jsonl\"}",
                "t=" + key);
        assertEquals("{\"all\":20,\"type\":\"INTEGER\"}\n", fixture.made(again));
    }

    @Test
    void compressedFilesAndJsonLinesAreRead() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(ORDERS.getBytes(StandardCharsets.UTF_8));
        }
        fixture.put("packed.csv", compressed.toByteArray());
        fixture.put(
                "lines.jsonl",
                "{\"id\": \"1\", \"note\": \"two\\nlines, \\\"quoted\\\"\"}\n{\"id\": 2, \"note\": null}\n");
        Json.Obj result = fixture.run(
                "SELECT amount, note, note IS NULL AS missing FROM packed JOIN lines USING (id) ORDER BY id",
                CSV,
                "packed=packed.csv",
                "lines=lines.jsonl");
        assertEquals(
                "amount,note,missing\n10.50,\"two\nlines, \"\"quoted\"\"\",false\n3,,true\n", fixture.made(result));
    }

    @Test
    void doingItAgainLeavesOneTableAndTheSameChecksum() throws IOException {
        String sql = "SELECT customer, count(*) AS n FROM orders GROUP BY customer ORDER BY customer";
        Json.Obj first = fixture.run(sql, CSV, "orders=orders.csv");
        assertEquals(first, fixture.run(sql, CSV, "orders=orders.csv"));
    }

    @Test
    void aTableIsDescribed() throws IOException {
        Json.Obj result = fixture.run(
                "SELECT column_name, min, max, count FROM (SUMMARIZE orders) ORDER BY column_name",
                CSV,
                "orders=orders.csv");
        assertEquals(
                "column_name,min,max,count\namount,\"1,000\",7,4\ncustomer,c1,c2,4\nid,1,4,4\n", fixture.made(result));
    }

    @Test
    void whatDoesNotFitIntoMemoryGoesToDisk() throws IOException {
        try (Fixture small = new Fixture(folder.resolve("small"), 128)) {
            small.put("one.csv", "n\n1\n");
            Json.Obj result = small.run(
                    "SELECT count(*) AS n, max(r) > min(r) AS spread FROM (SELECT row_number() OVER (ORDER BY k) AS r FROM"
                            + " (SELECT md5(CAST(range AS varchar)) || repeat('x', 60) AS k FROM one, range(700000)))",
                    CSV,
                    "one=one.csv");
            assertEquals("n,spread\n700000,true\n", small.made(result));
        }
    }

    @Test
    void aRowThatIsCutOffIsToldWithItsLine() throws IOException {
        fixture.put("bad.csv", "a,b\n1,2\n3\n");
        refused("the input bad cannot be read", "SELECT * FROM bad", "bad=bad.csv");
        refused("Line: 3", "SELECT * FROM bad", "bad=bad.csv");
    }

    @Test
    void aValueThatIsNoNumberIsTold() throws IOException {
        refused(
                "Could not convert string \"1,000\"",
                "SELECT CAST(amount AS decimal(9, 2)) FROM orders",
                "orders=orders.csv");
        refused("Table with name nothing does not exist", "SELECT * FROM nothing", "orders=orders.csv");
    }

    private void refused(String expected, String sql, String table) throws IOException {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> fixture.run(sql, CSV, table));
        assertTrue(String.valueOf(refused.getMessage()).contains(expected), refused::toString);
    }

    private static Optional<Json> counts(Json.Obj result, String key) {
        return result.get("counts").orElseThrow() instanceof Json.Obj counts ? counts.get(key) : Optional.empty();
    }
}
