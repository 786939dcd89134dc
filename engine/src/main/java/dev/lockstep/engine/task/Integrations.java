package dev.lockstep.engine.task;

import dev.lockstep.engine.FunctionInvoker;
import java.util.Map;
import java.util.Optional;

/// The integrations that an engine has, by what they are asked for.
public final class Integrations {
    private final LambdaInvoke lambdaInvoke;
    private final LambdaFunctionTask lambdaFunction;

    public Integrations(FunctionInvoker functions, String functionArnPrefix) {
        this.lambdaInvoke = new LambdaInvoke(functions, functionArnPrefix);
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
