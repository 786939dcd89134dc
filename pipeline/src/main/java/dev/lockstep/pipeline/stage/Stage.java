package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One step of a pipeline, with the pipeline's defaults already applied.
///
/// `needs` is never left open here: where nothing was written it names the stage written before.
public record Stage(
        Place place,
        String name,
        Work work,
        Value.Fields with,
        List<Reference> needs,
        Optional<Value.Expression> when,
        Optional<ForEach> forEach,
        Optional<Retry> retry,
        Optional<Duration> timeout,
        Optional<Quality> quality) {

    public Stage {
        needs = List.copyOf(needs);
    }

    /// Buckets and tables the stage's `with` names, from which permissions are derived.
    public List<DataPlace> data() {
        return DataPlace.namedBy(with);
    }
}
