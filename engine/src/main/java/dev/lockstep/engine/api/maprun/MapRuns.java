package dev.lockstep.engine.api.maprun;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.Children;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.maprun.Standing;
import dev.lockstep.engine.store.Finished;
import dev.lockstep.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The map runs of the executions that run, and of those that ended as far as the store keeps them. Safe for any
/// thread.
public final class MapRuns implements Children {
    private final Store store;
    private final Map<String, MapRun> byArn = new ConcurrentHashMap<>();
    private final Map<String, List<MapRun>> byExecution = new ConcurrentHashMap<>();
    private volatile @Nullable Runner runner;

    /// Runs the child executions, and keeps them.
    public interface Runner {
        Execution start(MapRun run, Child child, StateMachine processor);

        CompletionStage<Optional<Execution>> redrive(String childArn);

        void stop(String childArn);
    }

    public MapRuns(Store store) {
        this.store = store;
    }

    /// Says who runs the children, before the first of them.
    public void runBy(Runner who) {
        runner = who;
    }

    private Runner runner() {
        return Objects.requireNonNull(runner, "a child execution before the service is there");
    }

    /// One that is brought back has the same ARN, and stands for that from now on.
    @Override
    public void opened(MapRun run) {
        String arn = run.identity().arn();
        byArn.put(arn, run);
        byExecution.compute(run.identity().executionArn(), (_, there) -> {
            List<MapRun> runs = new ArrayList<>(there == null ? List.of() : there);
            runs.removeIf(known -> known.identity().arn().equals(arn));
            runs.add(run);
            return List.copyOf(runs);
        });
    }

    @Override
    public Execution start(MapRun run, Child child, StateMachine processor) {
        return runner().start(run, child, processor);
    }

    @Override
    public CompletionStage<Optional<Execution>> redrive(Child child) {
        return runner().redrive(child.arn());
    }

    @Override
    public void stop(Child child) {
        runner().stop(child.arn());
    }

    /// How the map run of an ARN stands.
    ///
    /// @throws ApiFailure `ResourceNotFound`
    Standing get(Arn arn) {
        return running(arn)
                .map(MapRun::standing)
                .or(() -> store.starterOf(arn.text()).flatMap(finished -> of(finished, arn.text())))
                .orElseThrow(() -> ApiFailure.noResource(arn.text()));
    }

    private static Optional<Standing> of(Finished finished, String arn) {
        return finished.conclusion().mapRuns().stream()
                .filter(run -> run.identity().arn().equals(arn))
                .findFirst();
    }

    /// Makes sure that there is a map run of an ARN.
    ///
    /// @throws ApiFailure `ResourceNotFound`
    public void check(Arn arn) {
        get(arn);
    }

    /// A map run whose execution runs.
    Optional<MapRun> running(Arn arn) {
        return Optional.ofNullable(byArn.get(arn.text()));
    }

    /// The map runs that an execution started, in their order.
    List<Standing> startedBy(String executionArn) {
        List<MapRun> running = byExecution.get(executionArn);
        return running != null
                ? running.stream().map(MapRun::standing).toList()
                : store.finished(executionArn)
                        .map(finished -> finished.conclusion().mapRuns())
                        .orElse(List.of());
    }

    /// Leaves what belongs to an execution that ended to the store.
    public void forget(String executionArn) {
        List<MapRun> runs = byExecution.remove(executionArn);
        if (runs != null) {
            runs.forEach(run -> byArn.remove(run.identity().arn(), run));
        }
    }
}
