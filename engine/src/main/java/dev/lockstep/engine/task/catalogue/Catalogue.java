package dev.lockstep.engine.task.catalogue;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.task.Callbacks;
import dev.lockstep.engine.task.Integrations.Support;
import dev.lockstep.engine.task.Registry;
import dev.lockstep.engine.task.ServiceCalls;
import dev.lockstep.engine.task.Surroundings;
import dev.lockstep.engine.task.TaskResource.CallPattern;
import dev.lockstep.engine.task.http.HttpInvoke;
import dev.lockstep.engine.task.lambda.LambdaFunctionTask;
import dev.lockstep.engine.task.lambda.LambdaInvoke;
import dev.lockstep.engine.task.sdk.AwsCalls;
import dev.lockstep.engine.task.states.NestedExecution;
import dev.lockstep.engine.task.states.SdkStepFunctions;
import java.util.List;
import java.util.Optional;

/// Every integration that the engine brings along.
public final class Catalogue {
    private Catalogue() {}

    /// Who does the work of tasks in the end.
    ///
    /// @param service the Step Functions service itself, where there is one around the engine
    public record Outside(FunctionInvoker functions, Optional<ServiceCalls> service, AwsCalls aws, HttpInvoke http) {}

    /// Registers them all.
    public static Registry of(Outside outside, Callbacks callbacks, Surroundings surroundings) {
        Registry registry = new Registry(callbacks)
                .functions(new LambdaFunctionTask(outside.functions()))
                .action("lambda", "invoke", new LambdaInvoke(outside.functions(), surroundings))
                .register("http", "invoke", CallPattern.REQUEST_RESPONSE, outside.http());
        AwsCalls aws = outside.aws();
        for (String name : List.of("sqs", "sns", "events", "dynamodb")) {
            registry.family(name, aws::optimised);
        }
        outside.service().ifPresent(calls -> {
            registry.action(
                    "states", "startExecution", new NestedExecution(CallPattern.REQUEST_RESPONSE, calls, surroundings));
            for (CallPattern pattern : List.of(CallPattern.SYNC, CallPattern.SYNC_2)) {
                registry.register(
                        "states", "startExecution", pattern, new NestedExecution(pattern, calls, surroundings));
            }
            registry.family(
                    "aws-sdk:sfn",
                    action -> new Support.By(new SdkStepFunctions(action.action(), calls, surroundings)));
        });
        return registry.family("aws-sdk", aws::sdk);
    }
}
