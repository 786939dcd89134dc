package dev.lockstep.functions.load;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.compression.Compression;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.state.Checkpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Delivers tables: each as an object under a prefix of a bucket, each row as an item of a table, a message of
/// a queue or an event on a bus. Objects are named by what is in them and items by their key, so that doing it
/// again, in a retry or in another run of the same file, changes nothing. Messages and events are sent at least
/// once: a retry goes on behind the last batch that is known to have been taken, and each has an identity to
/// know it by.
public final class LoadHandler extends StageHandler<LoadHandler.Input, LoadHandler.Output> {
    public LoadHandler() {
        super(Input.class);
    }

    /// What becomes of what is there already.
    public enum Mode {
        /// It is replaced.
        UPSERT,
        /// It stays, and more is added.
        APPEND
    }

    /// What becomes of a row whose item is there already, when rows are appended.
    public enum Existing {
        FAIL,
        SKIP
    }

    /// What to deliver, and where to: to a bucket, and the rows to one of a table, a queue and a bus.
    ///
    /// @param bucket as the pipeline calls it; the environment's prefix comes before it
    /// @param prefix of the objects' keys
    /// @param table as the pipeline calls it; the environment's prefix comes before it
    /// @param key the column that is the table's key
    /// @param queue as the pipeline calls it; one whose name ends with `.fifo` keeps the order of each group
    /// @param group the column that says the group of a message
    /// @param bus as the pipeline calls it, or `default`
    /// @param source of the events, `lockstep.PIPELINE` when it is not given
    /// @param detailType of the events, `Row` when it is not given
    /// @param numbers the columns that become numbers; the others become strings
    /// @param mode of items and objects; items are put over others and objects named by their content without it
    /// @param existing for a table that rows are appended to
    /// @param compress how objects are made smaller; as they are when not given
    /// @param artifacts the tables
    public record Input(
            List<DataSet> artifacts,
            Optional<String> bucket,
            Optional<String> prefix,
            Optional<String> table,
            Optional<String> key,
            Optional<String> queue,
            Optional<String> group,
            Optional<String> bus,
            Optional<String> source,
            Optional<String> detailType,
            Optional<List<String>> numbers,
            Optional<Mode> mode,
            Optional<Existing> existing,
            Optional<Compression> compress) {
        public Input {
            long outlets = List.of(table, queue, bus).stream()
                    .filter(Optional::isPresent)
                    .count();
            refuse(bucket.isEmpty() && outlets == 0, "says nowhere to load to; expected bucket, table, queue or bus");
            refuse(
                    outlets > 1,
                    "sends rows to several places; expected one of table, queue, bus, each other in a stage");
            refuse(table.isPresent() && key.isEmpty(), "has a table but no key; expected the name of the key's column");
            refuse(
                    group.isPresent()
                            && queue.filter(name -> name.endsWith(".fifo")).isEmpty(),
                    "has a group, which only a queue has whose name ends with .fifo");
            refuse(
                    (source.isPresent() || detailType.isPresent()) && bus.isEmpty(),
                    "has source or detailType but no bus");
            refuse(
                    mode.filter(Mode.UPSERT::equals).isPresent() && (queue.isPresent() || bus.isPresent()),
                    "has mode upsert, but what is in a queue or on a bus cannot be replaced");
            refuse(
                    compress.isPresent() && bucket.isEmpty(),
                    "has compress but no bucket; only objects are made smaller");
            refuse(
                    existing.isPresent()
                            && (table.isEmpty()
                                    || mode.filter(Mode.APPEND::equals).isEmpty()),
                    "has existing, which says something only of a table with mode append");
        }

        private static void refuse(boolean wrong, String why) {
            if (wrong) {
                throw new IllegalArgumentException(why);
            }
        }

        boolean appends() {
            return mode.filter(Mode.APPEND::equals).isPresent();
        }

        boolean sendsRows() {
            return table.isPresent() || isSent();
        }

        /// Whether what is done twice is there twice.
        boolean isSent() {
            return queue.isPresent() || bus.isPresent();
        }
    }

    /// What came of it.
    ///
    /// @param items how many rows the table was given
    /// @param sent how many messages or events
    /// @param skipped rows whose items were there already, and stay as they were
    public record Output(
            List<Artifact> sources,
            List<Artifact> artifacts,
            Counts counts,
            long bytes,
            long objects,
            long items,
            long sent,
            long skipped) {}

    /// How far a load has come: so many tables are delivered, and so much of the next.
    record Position(int tables, List<Artifact> written, long records, long given, long skipped, Reached next) {
        Position {
            written = List.copyOf(written);
        }

        private Position reached(Reached further) {
            return new Position(tables, written, records, given, skipped, further);
        }
    }

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Optional<Checkpoint<Position>> checkpoint =
                input.sendsRows() ? Optional.of(context.checkpoint(Position.class)) : Optional.empty();
        List<Optional<S3Address>> targets = new Targets(input, context).all();
        Position done = checkpoint
                .flatMap(Checkpoint::reached)
                .orElseGet(() -> new Position(0, List.of(), 0, 0, 0, Reached.NOTHING));
        while (done.tables() < input.artifacts().size()) {
            done = after(done, deliver(input, done, targets.get(done.tables()), checkpoint, context));
        }
        context.log()
                .info(
                        "loaded " + done.records() + " rows",
                        Map.of("objects", done.written().size(), "given", done.given(), "skipped", done.skipped()));
        return output(input, done);
    }

    /// Delivers the next table. When what it goes to does not answer any more, the next attempt goes on where this one
    /// has come to.
    private static Delivery.Done deliver(
            Input input,
            Position before,
            Optional<S3Address> target,
            Optional<Checkpoint<Position>> checkpoint,
            StageContext context)
            throws IOException {
        int table = before.tables();
        AtomicReference<Position> latest = new AtomicReference<>(before);
        try {
            return new Delivery(input, input.artifacts().get(table), table, target, before.next(), context)
                    .deliver(Clients.ofThisProcess(), reached -> {
                        latest.set(before.reached(reached));
                        checkpoint.ifPresent(place -> pass(input, place, latest.get()));
                    });
        } catch (Unavailable e) {
            checkpoint.ifPresent(place -> keep(place, latest.get(), e));
            throw e;
        }
    }

    private static void keep(Checkpoint<Position> place, Position latest, Unavailable why) {
        try {
            place.keep(latest);
        } catch (RuntimeException alsoFailed) {
            why.addSuppressed(alsoFailed);
        }
    }

    private static Position after(Position before, Delivery.Done delivered) {
        List<Artifact> written = new ArrayList<>(before.written());
        delivered.object().ifPresent(written::add);
        return new Position(
                before.tables() + 1,
                written,
                before.records() + delivered.records(),
                before.given() + delivered.rows().given(),
                before.skipped() + delivered.rows().skipped(),
                Reached.NOTHING);
    }

    /// Items may be put again; what is sent must not be, as far as that can be known.
    private static void pass(Input input, Checkpoint<Position> place, Position position) {
        if (input.isSent()) {
            place.pass(position);
        } else {
            place.stopInTime(position);
        }
    }

    private static Output output(Input input, Position done) {
        long bytes = input.artifacts().stream()
                .mapToLong(artifact -> artifact.bytes().orElse(0L))
                .sum();
        return new Output(
                input.artifacts().stream().map(DataSet::artifact).toList(),
                done.written(),
                new Counts(done.records(), done.records() - done.skipped(), 0),
                bytes,
                done.written().size(),
                input.table().isPresent() ? done.given() : 0,
                input.isSent() ? done.given() : 0,
                done.skipped());
    }
}
