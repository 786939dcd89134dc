package dev.lockstep.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StoreTrouble;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.Settings;
import dev.lockstep.engine.maprun.Tolerance;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.store.Store.Shelf;
import dev.lockstep.engine.store.disk.DiskStore;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.turn.Beginning;
import dev.lockstep.engine.turn.Conclusion;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Recorded;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskStoreTest implements StoreContract {
    @TempDir
    private Path folder;

    @Override
    public Store open(Retention retention) {
        return DiskStore.open(folder, retention, Assertions::fail);
    }

    @Test
    void hasEverythingAfterItWasOpenedAgain() {
        Finished finished;
        try (Store store = open(PLENTY)) {
            store.put(Shelf.MACHINES, "a", "one".getBytes(StandardCharsets.UTF_8));
            finished = StoreContract.finish(store, 7, START.plusSeconds(9));
        }
        try (Store store = open(PLENTY)) {
            assertEquals(1, store.documents(Shelf.MACHINES).size());
            assertEquals(
                    Optional.of(finished), store.finished(finished.commission().arn()));
            StoreContract.assertKept(StoreContract.history().written(), store.history(finished.commission()));
            assertEquals(7, store.lastSequence());
        }
    }

    @Test
    void hasTheJournalsOfWhatDidNotEnd() {
        List<Recorded<Input>> inputs = List.of(
                new Recorded<>(START, new Input.Told(1, new Signal.Due())),
                new Recorded<>(START, new Input.Told(2, new Signal.Succeeded(Map.of("a", List.of(1, 2.5, "x"))))),
                new Recorded<>(
                        START.plusMillis(1),
                        new Input.Told(3, new Signal.Failed(StateFailure.of("Some.Error", "because")))),
                new Recorded<>(START.plusSeconds(1), new Input.Told(3, new Signal.Started("worker"))),
                new Recorded<>(START.plusSeconds(1), new Input.OutOfTime()),
                new Recorded<>(START.plusSeconds(1), new Input.Redriven()),
                new Recorded<>(
                        START.plusSeconds(1),
                        new Input.Told(
                                4,
                                new Signal.Adjusted(
                                        new Settings(2, new Tolerance(Optional.empty(), Optional.of(0.1)))))),
                new Recorded<>(
                        START.plusSeconds(1),
                        new Input.Told(
                                4,
                                new Signal.ExecutionEnded(
                                        0, new Child.End(Outcome.succeeded("1"), START, START.plusMillis(1))))),
                new Recorded<>(START.plusSeconds(2), new Input.Stopped(Optional.of("e"), Optional.empty())));
        Beginning beginning = new Beginning(START, -5);
        try (Store store = open(PLENTY)) {
            Journal<Input> journal = store.journal(StoreContract.commission(3));
            journal.begin(beginning);
            inputs.forEach(recorded -> journal.keep(recorded.at(), recorded.input()));
        }
        try (Store store = open(PLENTY)) {
            Unfinished unfinished = store.unfinished().getFirst();
            assertEquals(StoreContract.commission(3), unfinished.commission());
            assertEquals(beginning, unfinished.past().beginning());
            assertEquals(inputs, unfinished.past().inputs());
            unfinished.journal().keep(START, new Input.OutOfTime());
            unfinished
                    .journal()
                    .end(
                            new Conclusion(START, Outcome.succeeded("{}"), 0, Optional.empty(), List.of()),
                            StoreContract.history());
            store.awaitSafe();
            assertEquals(List.of(), store.unfinished());
        }
    }

    @Test
    void isForOneProcessAtATime() {
        try (Store store = open(PLENTY)) {
            StoreTrouble trouble = assertThrows(StoreTrouble.class, () -> open(PLENTY));
            assertEquals(folder.toString(), trouble.place());
            assertTrue(
                    trouble.reason()
                            .contains("process " + ProcessHandle.current().pid()),
                    trouble.reason());
            assertEquals(0, store.lastSequence());
        }
    }

    @Test
    void refusesAFolderThatCannotBeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        StoreTrouble trouble =
                assertThrows(StoreTrouble.class, () -> DiskStore.open(file.resolve("store"), PLENTY, Assertions::fail));
        assertTrue(trouble.remedy().contains("writable"), trouble.remedy());
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.write(folder.resolve("lockstep.db"), new byte[10_000]);
        Files.writeString(folder.resolve("lockstep.db"), "This is not what it should be. ".repeat(100));
        StoreTrouble trouble = assertThrows(StoreTrouble.class, () -> open(PLENTY));
        assertTrue(trouble.place().endsWith("lockstep.db"), trouble.place());
        assertTrue(trouble.remedy().contains("damaged"), trouble.remedy());
    }

    @Test
    void refusesWhatALaterVersionHasWritten() throws IOException {
        open(PLENTY).close();
        try (RandomAccessFile access =
                new RandomAccessFile(folder.resolve("lockstep.db").toFile(), "rw")) {
            // where SQLite has the number that belongs to whoever uses the file
            access.seek(60);
            access.writeInt(99);
        }
        StoreTrouble trouble = assertThrows(StoreTrouble.class, () -> open(PLENTY));
        assertTrue(trouble.reason().contains("format 99"), trouble.reason());
        assertTrue(trouble.remedy().contains("use that version"), trouble.remedy());
    }

    @Test
    void tellsOfContentThatIsNotWhatWasWritten() throws IOException {
        Commission commission = StoreContract.commission(1);
        try (Store store = open(PLENTY)) {
            StoreContract.finish(store, 1, START);
        }
        flip("\"ü\":1".getBytes(StandardCharsets.UTF_8));
        try (Store store = open(PLENTY)) {
            StoreTrouble trouble = assertThrows(StoreTrouble.class, () -> {
                store.finished(commission.arn());
                store.history(commission);
            });
            assertTrue(trouble.place().contains(commission.arn()), trouble.place());
            assertTrue(trouble.reason().contains("checksum"), trouble.reason());
        }
    }

    /// Changes a byte of what is found first in the database.
    private void flip(byte[] sought) throws IOException {
        Path file = folder.resolve("lockstep.db");
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int place = content.indexOf(new String(sought, StandardCharsets.ISO_8859_1));
        assertTrue(place > 0, "it is there");
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(place + 1L);
            access.write('?');
        }
    }
}
