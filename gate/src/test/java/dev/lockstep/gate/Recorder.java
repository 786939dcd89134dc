package dev.lockstep.gate;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.local.Call;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// Writes down who called what. Functions run one after the other here, so that whoever runs is whoever calls; what is
/// called while none runs, the state machine calls itself.
final class Recorder implements FunctionInvoker {

    private static final Pattern CHILD = Pattern.compile("stateMachine:([a-z0-9-]+)");

    private final Set<String> calls = new ConcurrentSkipListSet<>();
    private final AtomicReference<String> running = new AtomicReference<>("");
    private final FunctionInvoker functions;
    private final String pipeline;
    private CompletableFuture<?> last = CompletableFuture.completedFuture("");

    /// @param pipeline the one whose state machine is run
    Recorder(FunctionInvoker functions, String pipeline) {
        this.functions = functions;
        this.pipeline = pipeline;
    }

    @Override
    public synchronized CompletionStage<Invocation> invoke(String functionArn, byte[] payload) {
        var name = functionArn.substring(functionArn.lastIndexOf(':') + 1);
        var next = last.handle((_, _) -> name).thenCompose(function -> {
            running.set(function);
            return functions.invoke(functionArn, payload).whenComplete((_, _) -> running.set(""));
        });
        last = next;
        calls.add("caller of " + name + " lambda:InvokeFunction function/" + name);
        return next;
    }

    void heard(Call call) {
        var caller = running.get();
        CallNames.of(call)
                .forEach(named -> calls.add((caller.isEmpty() ? machine() : "function " + caller) + " " + named));
    }

    /// What the history tells of what the state machine started.
    void read(List<HistoryEvent> history) {
        for (var event : history) {
            if (event.details() instanceof EventDetails.TaskScheduled task
                    && task.task().resourceType().equals("states")) {
                CHILD.matcher(task.parameters())
                        .results()
                        .forEach(child ->
                                calls.add(machine() + " states:StartExecution stateMachine/" + child.group(1)));
            }
            if (event.details() instanceof EventDetails.MapRunStarted) {
                calls.add(machine() + " states:StartExecution stateMachine/" + pipeline);
            }
        }
    }

    private String machine() {
        return "machine " + pipeline;
    }

    Set<String> calls() {
        return calls;
    }
}
