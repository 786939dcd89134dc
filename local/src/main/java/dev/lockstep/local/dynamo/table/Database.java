package dev.lockstep.local.dynamo.table;

import dev.lockstep.local.dynamo.value.DynamoError;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// All tables, in memory as the journal tells.
///
/// One reader or writer at a time: an operation is a lookup in memory, and a write waits for the disk anyway.
public final class Database implements AutoCloseable {

    /// A journal with fewer changes than this is read in no time and left as it is.
    private static final long SHORT = 1_000;

    /// How many changes a journal may hold for each that still counts before it is compacted.
    private static final long PAST = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, Table> tables = new TreeMap<>();
    private final Journal journal;

    private Database(Journal journal) {
        this.journal = journal;
    }

    /// Opens the folder, makes it when it is not there.
    public static Database open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new Database(new Journal(folder.resolve("journal.jsonl")));
        } catch (IOException failure) {
            throw disk(failure);
        }
    }

    private static DynamoFailure disk(IOException failure) {
        return DynamoError.INTERNAL_SERVER_ERROR.with("the local disk failed: " + failure);
    }

    /// What an operation may see and wants changed.
    public final class View {

        private View() {}

        public Table table(String name) {
            Table table = tables.get(name);
            if (table == null) {
                throw DynamoError.RESOURCE_NOT_FOUND.with("Requested resource not found");
            }
            return table;
        }

        public NavigableMap<String, Table> tables() {
            return tables;
        }
    }

    /// An answer, and the changes it stands for, which happen together or not at all.
    public record Outcome<T>(T answer, List<Change> changes) {
        public Outcome {
            changes = List.copyOf(changes);
        }
    }

    public <T> T read(Function<View, T> operation) {
        lock.lock();
        try {
            catchUp();
            return operation.apply(new View());
        } catch (IOException failure) {
            throw disk(failure);
        } finally {
            lock.unlock();
        }
    }

    public <T> T write(Function<View, Outcome<T>> operation) {
        lock.lock();
        try (FileLock _ = journal.lock()) {
            catchUp();
            Outcome<T> outcome = operation.apply(new View());
            if (!outcome.changes().isEmpty()) {
                journal.append(outcome.changes());
                outcome.changes().forEach(this::apply);
                compact();
            }
            return outcome.answer();
        } catch (IOException failure) {
            throw disk(failure);
        } finally {
            lock.unlock();
        }
    }

    private void catchUp() throws IOException {
        if (journal.startsOver()) {
            tables.clear();
        }
        if (journal.hasMore()) {
            journal.readOn().forEach(this::apply);
        }
    }

    private void compact() throws IOException {
        long still = tables.values().stream()
                .mapToLong(table -> table.items().size())
                .sum();
        if (journal.changes() > Math.max(SHORT, PAST * still)) {
            journal.replace(tables.values().stream().flatMap(Table::state).toList());
        }
    }

    private void apply(Change change) {
        var view = new View();
        switch (change) {
            case Change.Create create -> tables.put(create.table().name(), new Table(create.table()));
            case Change.Drop drop -> tables.remove(drop.table());
            case Change.Put put -> view.table(put.table()).put(put.item());
            case Change.Remove remove -> view.table(remove.table()).remove(remove.key());
            case Change.TimeToLive time -> view.table(time.table()).setTimeToLive(time.attribute());
        }
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException failure) {
            throw disk(failure);
        }
    }
}
