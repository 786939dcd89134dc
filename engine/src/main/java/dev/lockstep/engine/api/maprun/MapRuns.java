package dev.lockstep.engine.api.maprun;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.MapRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// The map runs of the executions that are kept. Safe for any thread.
public final class MapRuns {
    private final Map<String, MapRun> byArn = new ConcurrentHashMap<>();
    private final Map<String, List<MapRun>> byExecution = new ConcurrentHashMap<>();
    private final Map<String, List<MapRun>> byMachine = new ConcurrentHashMap<>();

    /// A child execution, and what it belongs to.
    public record Membership(MapRun run, Child child) {}

    /// Takes note of a map run that begins.
    public void add(MapRun run) {
        byArn.put(run.identity().arn(), run);
        of(byExecution, run.identity().executionArn()).add(run);
        of(byMachine, run.identity().stateMachineArn()).add(run);
    }

    private static List<MapRun> of(Map<String, List<MapRun>> runs, String arn) {
        return runs.computeIfAbsent(arn, _ -> new CopyOnWriteArrayList<>());
    }

    /// The map run of an ARN.
    ///
    /// @throws ApiFailure `ResourceNotFound`
    public MapRun get(Arn arn) {
        return Optional.ofNullable(byArn.get(arn.text())).orElseThrow(() -> ApiFailure.noResource(arn.text()));
    }

    /// The map runs that an execution started, in their order.
    public List<MapRun> startedBy(String executionArn) {
        return List.copyOf(byExecution.getOrDefault(executionArn, List.of()));
    }

    /// The child execution of an ARN.
    public Optional<Membership> member(String childArn) {
        return Stream.of("execution", "express")
                .filter(kind -> childArn.contains(":" + kind + ":"))
                .map(kind -> childArn.replace(":" + kind + ":", ":stateMachine:"))
                .map(arn -> arn.split(":"))
                .filter(parts -> parts.length > 6)
                .map(parts -> String.join(":", List.of(parts).subList(0, 7)))
                .flatMap(machine -> byMachine.getOrDefault(machine, List.of()).stream())
                .flatMap(run -> run.child(childArn).map(child -> new Membership(run, child)).stream())
                .findFirst();
    }

    /// How many events the children of an execution have written.
    public long events(String executionArn) {
        return startedBy(executionArn).stream()
                .flatMap(run -> run.children().stream())
                .mapToLong(child -> events(child.arn())
                        + child.execution()
                                .map(execution -> execution.history().size())
                                .orElse(0))
                .sum();
    }

    /// Lets go what belongs to an execution.
    public void forget(String executionArn) {
        List<MapRun> runs = byExecution.remove(executionArn);
        if (runs != null) {
            for (MapRun run : runs) {
                byArn.remove(run.identity().arn());
                of(byMachine, run.identity().stateMachineArn()).remove(run);
                run.children().forEach(child -> forget(child.arn()));
            }
        }
    }
}
