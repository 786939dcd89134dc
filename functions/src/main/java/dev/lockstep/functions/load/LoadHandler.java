package dev.lockstep.functions.load;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.state.Checkpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Delivers tables: each as an object under a prefix of a bucket, each row as an item of a table. Objects are named
/// by what is in them and items by their key, so that doing it again, in a retry or in another run of the same file,
/// changes nothing.
public final class LoadHandler extends StageHandler<LoadHandler.Input, LoadHandler.Output> {
    private static final Delivery.Reached NOTHING = new Delivery.Reached(0, 0);

    public LoadHandler() {
        super(Input.class);
    }

    /// What to deliver, and where to.
    ///
    /// @param bucket as the pipeline calls it; the environment's prefix comes before it
    /// @param prefix of the objects' keys
    /// @param table as the pipeline calls it; the environment's prefix comes before it
    /// @param key the column that is the table's key
    /// @param numbers the columns that become numbers of the items; the others become strings
    public record Input(
            List<DataSet> artifacts,
            Optional<String> bucket,
            Optional<String> prefix,
            Optional<String> table,
            Optional<String> key,
            Optional<List<String>> numbers) {
        public Input {
            if (bucket.isEmpty() && table.isEmpty()) {
                throw new IllegalArgumentException("says nowhere to load to; expected bucket, table or both");
            }
            if (table.isPresent() && key.isEmpty()) {
                throw new IllegalArgumentException("has a table but no key; expected the name of the key's column");
            }
        }
    }

    /// What came of it.
    ///
    /// @param items how many the table was given
    public record Output(
            List<Artifact> sources, List<Artifact> artifacts, Counts counts, long bytes, long objects, long items) {}

    /// How far a load has come: so many tables are delivered, and so much of the next.
    record Position(int tables, List<Artifact> written, long records, long items, Delivery.Reached next) {
        Position {
            written = List.copyOf(written);
        }

        private Position reached(Delivery.Reached further) {
            return new Position(tables, written, records, items, further);
        }
    }

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Optional<Checkpoint<Position>> checkpoint = input.table().map(ignored -> context.checkpoint(Position.class));
        Position from =
                checkpoint.flatMap(Checkpoint::reached).orElseGet(() -> new Position(0, List.of(), 0, 0, NOTHING));
        List<Artifact> written = new ArrayList<>(from.written());
        long records = from.records();
        long items = from.items();
        for (int i = from.tables(); i < input.artifacts().size(); i++) {
            Position before = new Position(i, written, records, items, NOTHING);
            Delivery.Reached begun = i == from.tables() ? from.next() : NOTHING;
            Delivery.Done done = new Delivery(input, input.artifacts().get(i), begun, context)
                    .deliver(
                            Clients.ofThisProcess(),
                            reached -> checkpoint.ifPresent(place -> place.stopInTime(before.reached(reached))));
            done.object().ifPresent(written::add);
            records += done.records();
            items += done.items();
        }
        long bytes = input.artifacts().stream()
                .mapToLong(artifact -> artifact.bytes().orElse(0L))
                .sum();
        context.log().info("loaded " + records + " rows", Map.of("objects", written.size(), "items", items));
        return new Output(
                input.artifacts().stream().map(DataSet::artifact).toList(),
                written,
                Counts.all(records),
                bytes,
                written.size(),
                items);
    }

    static InvalidInput noKey(DataSet artifact, long line, String key) {
        return new InvalidInput(
                artifact.uri() + " line " + line + ": " + key + " is empty; it is the key of the table");
    }
}
