package dev.lockstep.local.dynamo.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of the tables after a restart, a crash, and damage.
final class DatabaseTest {

    private static final KeySchema SCHEMA = new KeySchema(new KeySchema.KeyAttribute("id", "S"), Optional.empty());

    @TempDir
    Path folder;

    private static void write(Database database, Change... changes) {
        database.write(_ -> new Database.Outcome<>(true, List.of(changes)));
    }

    private static Change put(String id) {
        return new Change.Put("orders", Map.of("id", new AttributeValue.S(id)));
    }

    private static List<AttributeValue> ids(Database database) {
        return database.read(view -> view.table("orders").items().keySet().stream()
                .map(Key::partition)
                .toList());
    }

    private static List<AttributeValue> of(String... ids) {
        return Arrays.stream(ids).<AttributeValue>map(AttributeValue.S::new).toList();
    }

    private void fill() {
        try (Database database = Database.open(folder)) {
            write(database, new Change.Create(new TableDescription("orders", SCHEMA, true, 0, 0, Instant.EPOCH, "id")));
            write(database, put("a"), put("b"));
            write(database, put("c"));
        }
    }

    @Test
    void tablesAreThereAgainAfterARestart() {
        fill();
        try (Database database = Database.open(folder)) {
            assertEquals(of("a", "b", "c"), ids(database));
            write(database, new Change.Remove("orders", Map.of("id", new AttributeValue.S("b"))));
        }
        try (Database database = Database.open(folder)) {
            assertEquals(of("a", "c"), ids(database));
        }
    }

    @Test
    void aLineTornAtAnyByteLeavesTheStateBefore() throws IOException {
        fill();
        Path journal = folder.resolve("journal.jsonl");
        byte[] whole = Files.readAllBytes(journal);
        int lastLine = new String(whole, 0, whole.length - 1, StandardCharsets.UTF_8).lastIndexOf('\n') + 1;
        for (int cut = lastLine; cut < whole.length; cut++) {
            Files.write(journal, Arrays.copyOf(whole, cut));
            try (Database database = Database.open(folder)) {
                assertEquals(of("a", "b"), ids(database));
                write(database, put("d"));
            }
            try (Database database = Database.open(folder)) {
                assertEquals(of("a", "b", "d"), ids(database));
            }
        }
    }

    @Test
    void damageInTheMiddleIsToldNotCutOff() throws IOException {
        fill();
        Path journal = folder.resolve("journal.jsonl");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[20] ^= 1;
        Files.write(journal, bytes);
        try (Database database = Database.open(folder)) {
            DynamoFailure failure = assertThrows(DynamoFailure.class, () -> ids(database));
            assertTrue(String.valueOf(failure.getMessage()).contains("is damaged at byte 0"), failure::getMessage);
        }
    }

    @Test
    void twoThatShareAFolderSeeEachOthersWrites() {
        fill();
        try (Database one = Database.open(folder);
                Database two = Database.open(folder)) {
            write(one, put("d"));
            assertEquals(of("a", "b", "c", "d"), ids(two));
            write(two, put("e"));
            assertEquals(of("a", "b", "c", "d", "e"), ids(one));
        }
    }

    @Test
    void aJournalOfThePastIsCompactedUnderTheEyesOfAnother() throws IOException {
        fill();
        try (Database one = Database.open(folder);
                Database two = Database.open(folder)) {
            write(one, new Change.TimeToLive("orders", Optional.of("until")));
            assertEquals(of("a", "b", "c"), ids(two));
            for (int i = 0; i < 3_000; i++) {
                write(one, put("a"));
            }
            assertTrue(Files.size(folder.resolve("journal.jsonl")) < 60_000, "only what counts is kept");
            write(two, put("d"));
            write(one, put("e"));
            assertEquals(of("a", "b", "c", "d", "e"), ids(one));
            assertEquals(of("a", "b", "c", "d", "e"), ids(two));
        }
        try (Database database = Database.open(folder)) {
            assertEquals(of("a", "b", "c", "d", "e"), ids(database));
            assertEquals(
                    Optional.of("until"),
                    database.read(view -> view.table("orders").timeToLive()));
        }
    }

    @Test
    void aCrashWhileCompactingLosesNothing() throws IOException {
        fill();
        Files.writeString(folder.resolve("journal.new"), "half a li");
        try (Database database = Database.open(folder)) {
            assertEquals(of("a", "b", "c"), ids(database));
            for (int i = 0; i < 1_100; i++) {
                write(database, put("c"));
            }
            assertEquals(of("a", "b", "c"), ids(database));
        }
        assertTrue(Files.notExists(folder.resolve("journal.new")));
    }
}
