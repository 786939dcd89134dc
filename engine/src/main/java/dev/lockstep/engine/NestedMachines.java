package dev.lockstep.engine;

import dev.lockstep.engine.task.ServiceCalls;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The machines that executions of an engine may start without a Step Functions service around it: on the same engine,
/// in the same time. It is as much of the service as `states:startExecution` calls; anything else is refused by name.
final class NestedMachines implements ServiceCalls {
    private static final int NAME = 6;

    private final String run;
    private final Map<String, StateMachine> machines = new LinkedHashMap<>();
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private final AtomicInteger started = new AtomicInteger();
    private final CompletableFuture<Engine> engine = new CompletableFuture<>();

    /// @param run what the names of executions begin with
    NestedMachines(String run, List<StateMachine> machines) {
        this.run = run;
        machines.forEach(machine -> this.machines.put(machine.name(), machine));
    }

    /// The engine needs this, and this the engine.
    void runOn(Engine built) {
        engine.complete(built);
    }

    @Override
    public Map<String, Object> call(String action, Map<?, ?> request) {
        return switch (action) {
            case "StartExecution" -> start(text(request, "stateMachineArn"), text(request, "input"));
            case "DescribeExecution" -> describe(known(text(request, "executionArn")));
            default ->
                throw new Refused("UnknownOperation", "an engine without a service around it cannot call " + action);
        };
    }

    @Override
    public CompletionStage<Outcome> ended(String executionArn) {
        return known(executionArn).ended();
    }

    @Override
    public void stop(String executionArn) {
        known(executionArn).stop(Optional.empty(), Optional.empty());
    }

    private Map<String, Object> start(String machineArn, String input) {
        var parts = machineArn.split(":", -1);
        var name = parts.length > NAME ? parts[NAME] : machineArn;
        var machine = machines.get(name);
        if (machine == null) {
            throw new Refused("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + machineArn + "'");
        }
        var execution = engine.join().start(machine, run + "-" + started.incrementAndGet() + "-" + name, input);
        executions.put(execution.arn(), execution);
        var reply = new LinkedHashMap<String, Object>();
        reply.put("executionArn", execution.arn());
        reply.put("startDate", seconds(execution.startDate()));
        return reply;
    }

    private Execution known(String arn) {
        var execution = executions.get(arn);
        if (execution == null) {
            throw new Refused("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
        }
        return execution;
    }

    private static Map<String, Object> describe(Execution execution) {
        var outcome = execution.outcome();
        var reply = new LinkedHashMap<String, Object>();
        reply.put("executionArn", execution.arn());
        reply.put("stateMachineArn", execution.stateMachineArn());
        reply.put("name", execution.name());
        reply.put("status", outcome.status().name());
        reply.put("startDate", seconds(execution.startDate()));
        execution.stopDate().ifPresent(moment -> reply.put("stopDate", seconds(moment)));
        reply.put("input", execution.input());
        reply.put("inputDetails", Map.of("included", true));
        outcome.output().ifPresent(output -> reply.put("output", output));
        reply.put("outputDetails", Map.of("included", true));
        outcome.error().ifPresent(error -> reply.put("error", error));
        outcome.cause().ifPresent(cause -> reply.put("cause", cause));
        return reply;
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }

    private static String text(Map<?, ?> request, String key) {
        Object value = request.get(key);
        return value == null ? "" : value.toString();
    }
}
