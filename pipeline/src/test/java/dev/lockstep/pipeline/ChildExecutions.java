package dev.lockstep.pipeline;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.task.ServiceCalls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/// A Step Functions service that only starts executions, which end at once: with the output that `ending` makes of
/// their input, or failing when it makes nothing.
final class ChildExecutions implements ServiceCalls {

    private final UnaryOperator<String> ending;
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());
    private final List<String> outputs = Collections.synchronizedList(new ArrayList<>());

    ChildExecutions(UnaryOperator<String> ending) {
        this.ending = ending;
    }

    /// State machines and inputs, in the order started.
    List<String> started() {
        return List.copyOf(started);
    }

    @Override
    public Map<String, Object> call(String action, Map<?, ?> request) {
        if (action.equals("StartExecution")) {
            var input = String.valueOf(request.get("input"));
            started.add(request.get("stateMachineArn") + " " + input);
            outputs.add(ending.apply(input));
            return Map.of("executionArn", "arn:" + (outputs.size() - 1));
        }
        var output = output(String.valueOf(request.get("executionArn")));
        return output.isEmpty()
                ? Map.of("status", "FAILED", "error", "dev.acme.Boom", "cause", "the child broke")
                : Map.of("status", "SUCCEEDED", "output", output);
    }

    private String output(String arn) {
        return outputs.get(Integer.parseInt(arn.substring("arn:".length())));
    }

    @Override
    public CompletionStage<Outcome> ended(String executionArn) {
        var output = output(executionArn);
        return CompletableFuture.completedFuture(
                output.isEmpty()
                        ? Outcome.ended(Outcome.Status.FAILED, Optional.of("dev.acme.Boom"), Optional.empty())
                        : Outcome.succeeded(output));
    }

    @Override
    public void stop(String executionArn) {
        // they have ended already
    }
}
