package dev.lockstep.engine.task;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// `lambda:invoke`: the result is Lambda's response with the payload in it.
final class LambdaInvoke implements Integration {
    private final FunctionInvoker functions;
    private final String arnPrefix;

    LambdaInvoke(FunctionInvoker functions, String arnPrefix) {
        this.functions = functions;
        this.arnPrefix = arnPrefix;
    }

    @Override
    public void start(TaskRequest request, Answers answers) {
        if (!(request.parameters() instanceof Map<?, ?> parameters)
                || !(parameters.get("FunctionName") instanceof String name)) {
            answers.fail(StateFailure.of("States.Runtime", "The field 'FunctionName' is required but was missing"));
            return;
        }
        Object payload = parameters.get("Payload");
        Lambda.invoke(
                functions,
                name.startsWith("arn:") ? name : arnPrefix + name,
                payload == null ? new byte[0] : Json.writeBytes(payload),
                answers,
                invocation -> {
                    switch (invocation) {
                        case Invocation.Returned(String text) -> answers.succeed(response(text));
                        case Invocation.Raised raised ->
                            answers.fail(LambdaAnswers.raised(raised, rewritten(raised.payload())));
                        case Invocation.Refused refused -> answers.fail(LambdaAnswers.refused(refused));
                    }
                });
    }

    /// The optimised integration writes the error object anew, without blanks.
    private static String rewritten(String payload) {
        return Json.write(LambdaAnswers.payload(payload));
    }

    private static Map<String, Object> response(String payload) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("ExecutedVersion", "$LATEST");
        response.put("Payload", LambdaAnswers.payload(payload));
        response.put("StatusCode", 200);
        return response;
    }
}
