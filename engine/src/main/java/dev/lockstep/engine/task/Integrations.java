package dev.lockstep.engine.task;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.time.Chance;
import java.time.InstantSource;
import java.util.Optional;

/// The integrations that an engine has, by what they are asked for.
public final class Integrations {
    private final LambdaInvoke lambdaInvoke;
    private final LambdaFunctionTask lambdaFunction;
    private final Optional<ServiceCalls> service;
    private final Callbacks callbacks = new Callbacks();
    private final Surroundings surroundings;

    /// What integrations need beside the services they call.
    ///
    /// @param functionArnPrefix what stands before the name of a function that is named without ARN
    public record Surroundings(String functionArnPrefix, Chance chance, InstantSource clock) {}

    /// @param service the Step Functions service itself, where there is one around the engine
    public Integrations(FunctionInvoker functions, Optional<ServiceCalls> service, Surroundings surroundings) {
        this.service = service;
        this.surroundings = surroundings;
        this.lambdaInvoke = new LambdaInvoke(functions, surroundings);
        this.lambdaFunction = new LambdaFunctionTask(functions);
    }

    /// The integration for a resource, if it is supported.
    public Optional<Integration> of(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> Optional.of(lambdaFunction);
            case TaskResource.Activity(String arn) -> Optional.of(new ActivityTask(arn, callbacks));
            case TaskResource.ServiceAction action -> of(action);
        };
    }

    private Optional<Integration> of(TaskResource.ServiceAction action) {
        return switch (action.pattern()) {
            case REQUEST_RESPONSE -> called(action);
            case WAIT_FOR_TASK_TOKEN -> called(action).map(inner -> new CallbackTask(inner, callbacks));
            case SYNC, SYNC_2 -> isNested(action) ? nested(action) : Optional.empty();
        };
    }

    private Optional<Integration> called(TaskResource.ServiceAction action) {
        return switch (action.service() + ":" + action.action()) {
            case "lambda:invoke" -> Optional.of(lambdaInvoke);
            case "states:startExecution" -> nested(action);
            default ->
                action.service().equals("aws-sdk:sfn")
                        ? service.map(calls -> new SdkStepFunctions(action.action(), calls, surroundings))
                        : Optional.empty();
        };
    }

    private static boolean isNested(TaskResource.ServiceAction action) {
        return action.service().equals("states") && action.action().equals("startExecution");
    }

    private Optional<Integration> nested(TaskResource.ServiceAction action) {
        return service.map(calls -> new NestedExecution(action.pattern(), calls, surroundings));
    }

    /// The tasks that wait for somebody outside.
    public Callbacks callbacks() {
        return callbacks;
    }
}
