package dev.lockstep.engine.task.lambda;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.InvalidParameters;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.Surroundings;
import dev.lockstep.engine.task.TaskRequest;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// `lambda:invoke`: the result is Lambda's response with the payload in it.
public final class LambdaInvoke implements Integration {
    private static final byte[] EMPTY = {'{', '}'};

    private final FunctionInvoker functions;
    private final Surroundings surroundings;

    public LambdaInvoke(FunctionInvoker functions, Surroundings surroundings) {
        this.functions = functions;
        this.surroundings = surroundings;
    }

    @Override
    public void start(TaskRequest request, Answers answers) {
        if (!(request.parameters() instanceof Map<?, ?> parameters)
                || !(parameters.get("FunctionName") instanceof String name)) {
            answers.fail(StateFailure.of("States.Runtime", InvalidParameters.missing("FunctionName")));
            return;
        }
        Object payload = parameters.get("Payload");
        Lambda.invoke(
                functions,
                surroundings.functionArn(name),
                payload == null || payload == Null.NULL ? EMPTY : bytes(payload),
                answers,
                invocation -> {
                    switch (invocation) {
                        case Invocation.Returned(String text) -> succeed(request, text, answers);
                        case Invocation.Raised raised ->
                            answers.fail(LambdaAnswers.raised(raised, rewritten(raised.payload())));
                        case Invocation.Refused refused -> answers.fail(LambdaAnswers.refusedByService(refused));
                    }
                });
    }

    /// The optimised integration writes the error object anew, without blanks.
    private static String rewritten(String payload) {
        return Json.write(LambdaAnswers.payload(payload));
    }

    /// A text that is JSON is the payload itself, anything else is written as JSON.
    private static byte[] bytes(Object payload) {
        if (payload instanceof String text) {
            try {
                Json.parse(text);
                return text.getBytes(StandardCharsets.UTF_8);
            } catch (InvalidJson _) {
                return Json.writeBytes(text);
            }
        }
        return Json.writeBytes(payload);
    }

    private void succeed(TaskRequest request, String payload, Answers answers) {
        if (LambdaAnswers.isTooLarge(payload)) {
            answers.fail(request.resultTooLarge());
            return;
        }
        String requestId = surroundings.uuid();
        answers.succeed(
                LambdaResponse.of(payload, requestId, surroundings.clock().instant()));
    }
}
