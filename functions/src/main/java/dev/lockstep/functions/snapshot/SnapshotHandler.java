package dev.lockstep.functions.snapshot;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.ObjectWriter;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps a copy of a table under a name, as it is in this run. A retry of the same run takes the same snapshot again,
/// and nobody sees one before it is whole.
public final class SnapshotHandler extends StageHandler<SnapshotHandler.Input, SnapshotHandler.Output> {
    private static final int DIGITS = 16;

    public SnapshotHandler() {
        super(Input.class);
    }

    /// What to keep.
    ///
    /// @param data the table
    /// @param name what its snapshots are kept under
    /// @param bucket as the pipeline calls it
    /// @param prefix what the keys of all snapshots begin with
    /// @param keep how many snapshots of the name stay; all of them when not given
    public record Input(DataSet data, String name, String bucket, Optional<String> prefix, Optional<Integer> keep) {
        public Input {
            if (name.isBlank()) {
                throw new IllegalArgumentException("has a name that is empty");
            }
            if (keep.filter(snapshots -> snapshots < 1).isPresent()) {
                throw new IllegalArgumentException("keeps " + keep.orElseThrow() + " snapshots; expected 1 or more");
            }
        }
    }

    /// What came of it.
    ///
    /// @param data the snapshot
    /// @param at the moment it is of
    /// @param pruned the snapshots that are no more
    public record Output(
            DataSet data,
            String at,
            List<String> pruned,
            List<Artifact> sources,
            List<Artifact> artifacts,
            Counts counts,
            long bytes) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Instant at = began(context);
        Snapshots snapshots = Snapshots.of(
                context.data(),
                context.settings().physical(input.bucket()),
                input.prefix().orElse(""),
                input.name());
        String folder = snapshots.folder(at, context.run().id());
        Kept kept = copy(input, at, folder, snapshots, context);
        S3Address document = snapshots.in(folder, Snapshots.DOCUMENT);
        context.data().writeText(document, JsonText.text(Records.encode(kept)) + "\n", "application/json");
        List<String> pruned =
                input.keep().map(most -> snapshots.prune(most, folder)).orElse(List.of());
        DataSet data = kept.data(document);
        context.log().info("keeps " + input.name() + " as of " + at, Map.of("bytes", kept.bytes(), "pruned", pruned));
        return new Output(
                data,
                at.toString(),
                pruned,
                List.of(input.data().artifact()),
                List.of(data.artifact()),
                Counts.all(data.records().orElse(0L)),
                kept.bytes());
    }

    private static Instant began(StageContext context) {
        try {
            return Instant.parse(context.run().startedAt());
        } catch (DateTimeParseException e) {
            throw new InvalidInput("the run began at " + context.run().startedAt() + ", which is no time", e);
        }
    }

    /// Called by what is in it: two that write at once never put theirs over the other's.
    private static Kept copy(Input input, Instant at, String folder, Snapshots snapshots, StageContext context)
            throws IOException {
        DataSet data = input.data();
        try (ObjectStream in = context.data().open(data.artifact())) {
            String name = "data-"
                    + data.sha256()
                            .map(sum -> sum.substring(0, Math.min(DIGITS, sum.length())))
                            .orElse("of-" + in.length())
                    + "." + data.format().extension();
            try (ObjectWriter out = context.data().create(snapshots.in(folder, name), data.format())) {
                in.transferTo(out);
                ObjectWriter.Written written = out.commit();
                return new Kept(
                        input.name(),
                        at.toString(),
                        context.run().id(),
                        name,
                        data.format(),
                        data.records(),
                        written.bytes(),
                        written.sha256());
            }
        }
    }
}
