package dev.lockstep.engine.store.disk;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.history.History;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.store.Bytes;
import dev.lockstep.engine.store.Chronicle;
import dev.lockstep.engine.store.Commission;
import dev.lockstep.engine.store.Events;
import dev.lockstep.engine.store.Finished;
import dev.lockstep.engine.store.Inputs;
import dev.lockstep.engine.store.KeptRevision;
import dev.lockstep.engine.store.Membership;
import dev.lockstep.engine.store.Retention;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.Unfinished;
import dev.lockstep.engine.store.form.Form;
import dev.lockstep.engine.turn.Beginning;
import dev.lockstep.engine.turn.Conclusion;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;
import dev.lockstep.engine.turn.Recorded;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Keeps everything in a database in a folder, so that it is there after the process has ended in whatever way.
public final class DiskStore implements Store {
    private static final Form<Begun> BEGUN = Form.of(Begun.class);
    private static final Form<Ended> ENDED = Form.of(Ended.class);
    private static final Form<KeptRevision> REVISION = Form.of(KeptRevision.class);

    private static final String EXECUTIONS = "select e.sequence, e.arn, e.machine, e.begun, e.ended, r.content"
            + " from execution e join revision r on r.id = e.revision where ";
    private static final int LOOK_AGAIN_MILLIS = 200;
    private static final int ROWS_AT_ONCE = 200;

    private final Folder folder;
    private final Path file;
    private final Writer writer;
    private final Database writing;
    private final Database reading;

    private record Begun(
            String name,
            String input,
            Optional<String> versionArn,
            Optional<String> aliasArn,
            Optional<Membership> membership,
            Optional<String> testCase,
            Beginning beginning) {}

    /// @param inputs how many had come to it by then
    private record Ended(Conclusion conclusion, int inputs) {}

    private record Row(Commission commission, Beginning beginning, Optional<Ended> ended) {
        Finished finished() {
            return new Finished(commission, beginning.at(), ended.orElseThrow().conclusion());
        }
    }

    private DiskStore(Folder folder, Retention retention, Consumer<String> reports) {
        this.folder = folder;
        this.file = folder.database();
        System.setProperty("org.sqlite.tmpdir", folder.nativeFolder().toString());
        this.writing = Database.open(file);
        this.reading = Database.open(file);
        this.writer = new Writer(file, writing, retention, reports);
    }

    /// Opens the store of a folder, which is made when it is not there.
    ///
    /// @param reports told, in a sentence, when the disk refuses to be written, and when it is well again
    /// @throws dev.lockstep.engine.StoreTrouble when it cannot be used
    public static DiskStore open(Path path, Retention retention, Consumer<String> reports) {
        Folder folder = Folder.take(path);
        try {
            DiskStore store = new DiskStore(folder, retention, reports);
            store.start();
            return store;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private void start() {
        writer.start();
    }

    @Override
    public void put(Shelf shelf, String key, byte[] document) {
        writer.write(new Change.Put(shelf, key, Seal.seal(document)));
    }

    @Override
    public void remove(Shelf shelf, String key) {
        writer.write(new Change.Remove(shelf, key));
    }

    @Override
    public Map<String, byte[]> documents(Shelf shelf) {
        awaitSafe();
        Map<String, byte[]> documents = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : read(
                row -> Map.entry(row.getString(1), row.getBytes(2)),
                "select key, content from document where shelf = ? order by rowid",
                shelf.name())) {
            documents.put(entry.getKey(), open(entry.getValue(), entry.getKey()));
        }
        return documents;
    }

    private <T> List<T> read(Database.Reading<T> each, String sql, Object... values) {
        synchronized (reading) {
            return reading.query(each, sql, values);
        }
    }

    private byte[] open(byte[] sealed, String what) {
        return Seal.open(sealed, file + ", " + what);
    }

    @Override
    public Journal<Input> journal(Commission commission) {
        writer.check();
        return new DiskJournal(commission, 0, false);
    }

    /// Writes what happens to one execution.
    private final class DiskJournal implements Journal<Input> {
        private final Commission commission;
        private int number;
        private boolean ended;

        DiskJournal(Commission commission, int number, boolean ended) {
            this.commission = commission;
            this.number = number;
            this.ended = ended;
        }

        @Override
        public void begin(Beginning beginning) {
            Begun begun = new Begun(
                    commission.name(),
                    commission.input(),
                    commission.versionArn(),
                    commission.aliasArn(),
                    commission.membership(),
                    commission.testCase(),
                    beginning);
            writer.write(new Change.Begin(
                    commission.sequence(),
                    commission.arn(),
                    commission.owner(),
                    Seal.seal(REVISION.write(commission.revision())),
                    Seal.seal(BEGUN.write(begun))));
        }

        @Override
        public void keep(Instant at, Input input) {
            if (ended) {
                ended = false;
                writer.write(new Change.Reopen(commission.sequence()));
            }
            Bytes recorded = Seal.seal(Inputs.write(at, input));
            writer.write(new Change.Keep(commission.sequence(), ++number, recorded));
        }

        @Override
        public void end(Conclusion conclusion, History history) {
            if (ended) {
                return;
            }
            ended = true;
            writer.write(new Change.End(
                    commission.sequence(),
                    conclusion.at().toEpochMilli(),
                    Seal.seal(ENDED.write(new Ended(conclusion, number))),
                    Seal.seal(Events.write(history.written())),
                    isRedrivable(conclusion),
                    conclusion.mapRuns().stream()
                            .map(run -> run.identity().arn())
                            .toList()));
        }

        @Override
        public void whenSafe(Runnable work) {
            writer.whenSafe(work);
        }
    }

    private static boolean isRedrivable(Conclusion conclusion) {
        return conclusion.outcome().status() != Outcome.Status.SUCCEEDED;
    }

    @Override
    public List<Unfinished> unfinished() {
        return read(this::row, EXECUTIONS + "e.stopped is null order by e.sequence").stream()
                .map(this::unfinished)
                .toList();
    }

    private Unfinished unfinished(Row row) {
        Commission commission = row.commission();
        List<Recorded<Input>> inputs = read(
                        input -> input.getBytes(1),
                        "select content from input where execution = ? order by number",
                        commission.sequence())
                .stream()
                .map(content -> Inputs.read(open(content, "the journal of " + commission.arn())))
                .toList();
        return new Unfinished(
                commission,
                new Past<>(row.beginning(), inputs),
                new DiskJournal(commission, inputs.size(), row.ended().isPresent()));
    }

    @Override
    public Optional<Unfinished> reopen(String executionArn) {
        return read(this::row, EXECUTIONS + "e.arn = ? and e.stopped is not null", executionArn).stream()
                .findFirst()
                .flatMap(row -> row.ended()
                        .filter(ended -> isRedrivable(ended.conclusion()))
                        .flatMap(ended -> Optional.of(unfinished(row))
                                // what was kept for a redrive goes before the execution itself does
                                .filter(past -> past.past().inputs().size() == ended.inputs())));
    }

    private Row row(ResultSet row) throws SQLException {
        String arn = row.getString(2);
        Begun begun = BEGUN.read(open(row.getBytes(4), arn));
        byte[] ended = row.getBytes(5);
        return new Row(
                new Commission(
                        row.getLong(1),
                        arn,
                        begun.membership().map(Membership::machineArn).orElse(row.getString(3)),
                        begun.name(),
                        begun.input(),
                        begun.versionArn(),
                        begun.aliasArn(),
                        begun.membership(),
                        begun.testCase(),
                        REVISION.read(open(row.getBytes(6), "the definition of " + arn))),
                begun.beginning(),
                ended == null ? Optional.empty() : Optional.of(ENDED.read(open(ended, arn))));
    }

    @Override
    public Optional<Finished> finished(String executionArn) {
        return read(this::row, EXECUTIONS + "e.arn = ? and e.stopped is not null", executionArn).stream()
                .findFirst()
                .map(Row::finished);
    }

    @Override
    public Optional<Finished> starterOf(String mapRunArn) {
        return read(
                        this::row,
                        EXECUTIONS + "e.sequence = (select execution from map_run where arn = ?)"
                                + " and e.stopped is not null",
                        mapRunArn)
                .stream()
                .findFirst()
                .map(Row::finished);
    }

    /// A stretch at a time, so that nobody waits for a long list to be read.
    @Override
    public Stream<Finished> newestFirst(String owner, long before) {
        List<Finished> stretch = read(
                        this::row,
                        EXECUTIONS + "e.machine = ? and e.sequence < ? and e.stopped is not null"
                                + " order by e.sequence desc limit " + ROWS_AT_ONCE,
                        owner,
                        before)
                .stream()
                .map(Row::finished)
                .toList();
        return stretch.size() < ROWS_AT_ONCE
                ? stretch.stream()
                : Stream.concat(
                        stretch.stream(),
                        Stream.of(stretch.getLast().commission().sequence()).flatMap(last -> newestFirst(owner, last)));
    }

    @Override
    public Chronicle history(Commission commission) {
        return read(row -> row.getBytes(1), "select content from history where execution = ?", commission.sequence())
                .stream()
                .findFirst()
                .<Chronicle>map(content ->
                        new Chronicle.Written(Events.read(open(content, "the history of " + commission.arn()))))
                .orElse(Chronicle.NONE);
    }

    @Override
    public long lastSequence() {
        return read(row -> row.getLong(1), "select coalesce(max(sequence), 0) from execution")
                .getFirst();
    }

    @Override
    public void whenSafe(Runnable work) {
        writer.whenSafe(work);
    }

    @Override
    public void awaitSafe() {
        CompletableFuture<Void> safe = new CompletableFuture<>();
        whenSafe(() -> safe.complete(null));
        while (!safe.isDone()) {
            writer.check();
            await(safe);
        }
    }

    private static void await(CompletableFuture<Void> safe) {
        try {
            safe.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // then the writer is slow, or in trouble
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for the disk", e);
        }
    }

    @Override
    public void close() {
        writer.close();
        writing.close();
        reading.close();
        folder.close();
    }
}
