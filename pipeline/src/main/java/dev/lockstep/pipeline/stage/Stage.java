package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.Value;
import java.time.Duration;
import java.util.ArrayList;
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
        Optional<Duration> heartbeat,
        Optional<Quality> quality,
        Optional<Cache> cache,
        Optional<Recovery> onFailure,
        Optional<LambdaFunction> compensate) {

    public Stage {
        needs = List.copyOf(needs);
    }

    /// Buckets and tables that `with` names of the stage's functions, and its `forEach`, from which permissions are
    /// derived. What a child pipeline is given is the child's affair.
    public List<DataPlace> data() {
        var places = new ArrayList<DataPlace>();
        functions().forEach(function -> places.addAll(DataPlace.namedBy(function.with())));
        forEach.ifPresent(each -> {
            if (each.items() instanceof ForEach.Items.Stored stored) {
                places.addAll(DataPlace.addressedBy(stored.address()));
            }
            each.distributed()
                    .flatMap(ForEach.Distribution::results)
                    .ifPresent(results -> DataPlace.addressedBy(results).stream()
                            .map(DataPlace::written)
                            .forEach(places::add));
        });
        return List.copyOf(places);
    }

    /// Its own function, and those that are called when it fails or is undone.
    public List<LambdaFunction> functions() {
        var functions = new ArrayList<LambdaFunction>();
        switch (work) {
            case Work.Handler handler -> functions.add(new LambdaFunction(place, name, handler, with, timeout));
            case Work.Approval approval -> functions.add(approval.function(name, with));
            case Work.Child _, Work.Task _, Work.Choice _, Work.Wait _ -> {}
        }
        onFailure.flatMap(Recovery::handler).ifPresent(functions::add);
        compensate.ifPresent(functions::add);
        return List.copyOf(functions);
    }
}
