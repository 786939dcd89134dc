package dev.lockstep.functions.load;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.KeyText;
import dev.lockstep.functions.data.S3Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the objects of a load are called. An attempt after another calls them the same.
///
/// Without a mode they are called by what is in them, so that the same table is one object whoever delivers it
/// how often; `append` calls them by the run, so that each run adds its own; `upsert` has one object for each
/// part of a whole, put over the earlier one.
record Targets(LoadHandler.Input input, StageContext context) {
    private static final int NAME_LENGTH = 16;

    /// One for each table, none where no bucket is named.
    List<Optional<S3Address>> all() {
        List<Optional<S3Address>> targets = new ArrayList<>();
        Set<S3Address> replaced = new HashSet<>();
        for (int i = 0; i < input.artifacts().size(); i++) {
            DataSet artifact = input.artifacts().get(i);
            int number = i;
            Optional<S3Address> target = input.bucket().map(bucket -> of(bucket, artifact, number));
            if (replaces() && target.isPresent() && !replaced.add(target.get())) {
                throw new InvalidInput("two tables of this load would both be " + target.get()
                        + "; with `mode: upsert` each needs a name of its own");
            }
            targets.add(target);
        }
        return targets;
    }

    private boolean replaces() {
        return input.mode().filter(LoadHandler.Mode.UPSERT::equals).isPresent();
    }

    private S3Address of(String bucket, DataSet artifact, int number) {
        if (replaces() && artifact.name().isEmpty() && context.index().isPresent()) {
            throw new InvalidInput(artifact.uri()
                    + " has no name, and so every item of the forEach would replace the same object of the bucket "
                    + bucket);
        }
        String part = artifact.name().map(KeyText::of).map(text -> text + "/").orElse("");
        return new S3Address(
                context.settings().physical(bucket),
                input.prefix().orElse("") + part + file(artifact, number) + "."
                        + artifact.format().extension()
                        + compressed(artifact));
    }

    private String compressed(DataSet artifact) {
        if (input.compress().isPresent() && artifact.format() == Format.PARQUET) {
            throw new InvalidInput(
                    artifact.uri() + " is Parquet, which is compressed as it is; expected no `compress`");
        }
        return input.compress().map(kind -> "." + kind.extension()).orElse("");
    }

    private String file(DataSet artifact, int number) {
        String run = KeyText.of(context.run().id());
        if (replaces()) {
            return "data";
        }
        if (input.appends()) {
            String item = context.index().map(index -> "-" + index).orElse("");
            return "part-" + run + "-" + KeyText.of(context.stage()) + item + "-" + number;
        }
        return "part-"
                + artifact.sha256().map(sum -> sum.substring(0, NAME_LENGTH)).orElse(run);
    }
}
