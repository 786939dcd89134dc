package dev.lockstep.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a statement may not do: reach anything but its tables.
final class HostileSqlTest {
    private static final String SECRET = "the secret of this machine";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_text('%s/secret.csv')",
                "SELECT * FROM read_csv('%s/secret.csv', header = false)",
                "SELECT * FROM '%s/secret.csv'",
                "SELECT * FROM read_blob('%s/secret.csv')",
                "SELECT * FROM glob('%s/*')",
                "SELECT * FROM t WHERE n IN (SELECT content FROM read_text('%s/secret.csv'))",
                "SELECT * FROM query('SELECT * FROM read_text(''%s/secret.csv'')')",
                "SELECT * FROM query_table(['%s/secret.csv'])",
                "SELECT * FROM read_csv('https://127.0.0.1:9/x.csv')",
                "SELECT * FROM read_parquet('s3://data/x.parquet')",
                "SELECT * FROM sqlite_scan('%s/x.db', 't')",
                "COPY t TO '%s/out.csv'",
                "COPY (SELECT 1) TO '%s/out.csv'",
                "SELECT 1) TO '%s/out.csv' (FORMAT csv); COPY (SELECT 2",
                "SELECT 1; COPY t TO '%s/out.csv'",
                "SELECT 1; SELECT 2",
                "ATTACH '%s/out.db'",
                "EXPORT DATABASE '%s/out'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET memory_limit = '100GB'",
                "PRAGMA enable_external_access",
                "RESET enable_external_access",
                "CREATE TABLE x AS SELECT 1",
                "DROP VIEW t",
                "CREATE SECRET s (TYPE s3)",
                "CREATE MACRO f() AS 1",
                "EXPLAIN ANALYZE SELECT 1",
                "CALL pragma_version()",
                "SELECT 1 /*",
                "SELECT 1 --\n; COPY t TO '%s/out.csv'",
                "",
                ";"
            })
    void aStatementReachesNothingButItsTables(String sql) throws IOException {
        Files.writeString(folder.resolve("secret.csv"), SECRET);
        try (Fixture fixture = new Fixture(folder.resolve("cloud"), 512)) {
            fixture.put("t.csv", "n\n1\n");
            InvalidInput refused = assertThrows(
                    InvalidInput.class,
                    () -> fixture.run(sql.replace("%s", folder.toString()), "{\"format\": \"csv\"}", "t=t.csv"));
            assertFalse(String.valueOf(refused.getMessage()).contains(SECRET), refused::toString);
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(2, files.count(), "something was written");
            }
        }
    }

    @Test
    void theNameOfATableIsNoPlaceForSql() throws IOException {
        try (Fixture fixture = new Fixture(folder.resolve("cloud"), 512)) {
            fixture.put("t.csv", "n\n1\n");
            Exception refused = assertThrows(
                    InvalidInput.class,
                    () -> fixture.run("SELECT 1", "{\"format\": \"csv\"}", "t\\\" AS SELECT 1; --=t.csv"));
            assertTrue(String.valueOf(refused.getMessage()).contains("expected a name for SQL"), refused::toString);
        }
    }

    @Test
    void theNameOfAColumnIsNoPlaceForSql() throws IOException {
        try (Fixture fixture = new Fixture(folder.resolve("cloud"), 512)) {
            fixture.put("t.csv", "\"a': 'VARCHAR'}); DROP VIEW t; --\",b\n1,2\n");
            assertEquals("b\n2\n", fixture.made(fixture.run("SELECT b FROM t", "{\"format\": \"csv\"}", "t=t.csv")));
        }
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = benches(temporary);
        try (Fixture fixture = new Fixture(folder.resolve("cloud"), 512)) {
            fixture.put("t.csv", "n\n1\n");
            fixture.run("SELECT * FROM t", "{\"format\": \"csv\"}", "t=t.csv");
            assertThrows(InvalidInput.class, () -> fixture.run("SELECT x FROM t", "{\"format\": \"csv\"}", "t=t.csv"));
        }
        assertEquals(before, benches(temporary));
    }

    private static long benches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("lockstep-sql"))
                    .count();
        }
    }
}
