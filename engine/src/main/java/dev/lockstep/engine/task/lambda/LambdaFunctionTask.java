package dev.lockstep.engine.task.lambda;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.TaskRequest;
import dev.lockstep.engine.task.TaskResource;
import dev.lockstep.engine.value.Json;

/// A task whose resource is a function's ARN: the result is the payload, the cause of a failure is its error object
/// verbatim.
public final class LambdaFunctionTask implements Integration {
    private final FunctionInvoker functions;

    public LambdaFunctionTask(FunctionInvoker functions) {
        this.functions = functions;
    }

    @Override
    public void start(TaskRequest request, Answers answers) {
        String arn = switch (request.resource()) {
            case TaskResource.LambdaFunction(String function) -> function;
            case TaskResource.Activity(String activity) -> activity;
            case TaskResource.ServiceAction action -> action.action();
        };
        Lambda.invoke(functions, arn, Json.writeBytes(request.parameters()), answers, invocation -> {
            switch (invocation) {
                case Invocation.Returned(String payload)
                when LambdaAnswers.isTooLarge(payload) -> answers.fail(request.resultTooLarge());
                case Invocation.Returned(String payload) -> answers.succeed(LambdaAnswers.payload(payload));
                case Invocation.Raised raised -> answers.fail(LambdaAnswers.raised(raised, raised.payload()));
                case Invocation.Refused refused -> answers.fail(LambdaAnswers.refused(refused));
            }
        });
    }
}
