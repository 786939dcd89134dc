package dev.lockstep.engine.task;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.time.Chance;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The integrations that an engine has, by what they are asked for.
public final class Integrations {
    private final LambdaInvoke lambdaInvoke;
    private final LambdaFunctionTask lambdaFunction;

    /// What integrations need beside the services they call.
    ///
    /// @param functionArnPrefix what stands before the name of a function that is named without ARN
    public record Surroundings(String functionArnPrefix, Chance chance, InstantSource clock) {}

    public Integrations(FunctionInvoker functions, Surroundings surroundings) {
        this.lambdaInvoke = new LambdaInvoke(functions, surroundings);
        this.lambdaFunction = new LambdaFunctionTask(functions);
    }

    /// The integration for a resource, if it is supported.
    public Optional<Integration> of(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> Optional.of(lambdaFunction);
            case TaskResource.Activity _ -> Optional.empty();
            case TaskResource.ServiceAction action -> Optional.ofNullable(services().get(name(action)));
        };
    }

    private Map<String, Integration> services() {
        return Map.of("lambda:invoke", lambdaInvoke);
    }

    private static String name(TaskResource.ServiceAction action) {
        return action.service() + ":" + action.actionInEvents();
    }
}
