package dev.lockstep.engine.api;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.api.execution.Executions;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.task.ServiceCalls;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Tasks that call the very service they run on.
record CallsFromTasks(StepFunctionsApi api, Executions executions) implements ServiceCalls {
    @Override
    public Map<String, Object> call(String action, Map<?, ?> request) {
        try {
            return api.handle(action, request);
        } catch (ApiFailure failure) {
            throw new Refused(failure.code(), failure.reason());
        }
    }

    @Override
    public CompletionStage<Outcome> ended(String executionArn) {
        return executions
                .running(executionArn)
                .map(Execution::ended)
                .orElseGet(() -> CompletableFuture.failedStage(new IllegalStateException("gone: " + executionArn)));
    }

    @Override
    public void stop(String executionArn) {
        executions
                .running(executionArn)
                .filter(execution -> execution.stopDate().isEmpty())
                .ifPresent(execution -> execution.stop(Optional.empty(), Optional.empty()));
    }
}
