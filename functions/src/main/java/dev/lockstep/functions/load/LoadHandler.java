package dev.lockstep.functions.load;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Delivers tables: each as an object under a prefix of a bucket, each row as an item of a table. Objects are named
/// by what is in them and items by their key, so that doing it again, in a retry or in another run of the same file,
/// changes nothing.
public final class LoadHandler extends StageHandler<LoadHandler.Input, LoadHandler.Output> {
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

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        List<Artifact> written = new ArrayList<>();
        long records = 0;
        long bytes = 0;
        long items = 0;
        for (DataSet artifact : input.artifacts()) {
            Delivery delivery = new Delivery(input, artifact, context);
            Delivery.Done done = delivery.deliver(Clients.ofThisProcess());
            done.object().ifPresent(written::add);
            records += done.records();
            bytes += artifact.bytes().orElse(0L);
            items += done.items();
        }
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
