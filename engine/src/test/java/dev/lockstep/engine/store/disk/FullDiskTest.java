package dev.lockstep.engine.store.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.StoreTrouble;
import dev.lockstep.engine.store.Bytes;
import dev.lockstep.engine.store.Retention;
import dev.lockstep.engine.store.Store.Shelf;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk is full here when the database has as many pages as it may have.
final class FullDiskTest {
    private static final int DOCUMENTS = 50;

    @TempDir
    private Path folder;

    private static void limit(Database database, int pages) {
        database.query(row -> row.getLong(1), "pragma max_page_count = " + pages);
    }

    @Test
    void tellsOfItAndWritesEverythingOnceWhenThereIsRoomAgain() throws Exception {
        Path file = folder.resolve("a.db");
        BlockingQueue<String> reports = new LinkedBlockingQueue<>();
        try (Database database = Database.open(file);
                Writer writer = new Writer(file, database, Retention.onDisk(), reports::add)) {
            limit(database, 40);
            writer.start();
            CompletableFuture<Void> safe = new CompletableFuture<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                writer.write(new Change.Begin(i, "e" + i, "m", Bytes.of(new byte[10]), Bytes.of(new byte[10_000])));
            }
            writer.whenSafe(() -> safe.complete(null));
            String report = reports.poll(20, TimeUnit.SECONDS);
            assertTrue(String.valueOf(report).contains("SQLITE_FULL"), report);
            StoreTrouble trouble = assertThrows(StoreTrouble.class, writer::check);
            assertEquals(file.toString(), trouble.place());
            assertTrue(trouble.remedy().contains("free space"), trouble.remedy());
            limit(database, 10_000);
            safe.get(20, TimeUnit.SECONDS);
            assertEquals(file + ": can be written again", reports.poll(20, TimeUnit.SECONDS));
            writer.check();
            writer.write(new Change.Put(Shelf.MACHINES, "after", Bytes.of(new byte[1])));
        }
        try (Database database = Database.open(file)) {
            assertEquals(List.of((long) DOCUMENTS), count(database, "execution"));
            assertEquals(List.of(1L), count(database, "document"));
        }
    }

    private static List<Long> count(Database database, String table) {
        return database.query(row -> row.getLong(1), "select count(*) from " + table);
    }
}
