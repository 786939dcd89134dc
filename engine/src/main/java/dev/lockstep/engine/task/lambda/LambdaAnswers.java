package dev.lockstep.engine.task.lambda;

import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.util.Map;
import java.util.Optional;

/// What Lambda's answers mean for a task.
final class LambdaAnswers {
    /// The error when Lambda itself did not answer as it should.
    static final String SERVICE_EXCEPTION = "Lambda.ServiceException";

    private static final int MOST_BYTES = 256 * 1024;

    private LambdaAnswers() {}

    /// A function's payload; one that says nothing stands for null.
    static Object payload(String text) {
        return text.isBlank() ? Null.NULL : Json.parse(text);
    }

    /// A function's error: named by its `errorType`, with its whole payload as the cause.
    static StateFailure raised(Invocation.Raised raised, String cause) {
        String error = "Lambda.Unknown";
        try {
            if (payload(raised.payload()) instanceof Map<?, ?> map && map.get("errorType") instanceof String type) {
                error = type;
            }
        } catch (InvalidJson _) {
            // an error object that is no JSON names no type: Lambda.Unknown, with the text as cause
        }
        return new StateFailure(Optional.of(error), Optional.of(cause));
    }

    /// Whether a payload exceeds what AWS lets a task return.
    static boolean isTooLarge(String payload) {
        return Json.isLonger(payload, MOST_BYTES);
    }

    /// The words of the optimised integration.
    static StateFailure refusedByService(Invocation.Refused refused) {
        return StateFailure.of(
                "Lambda." + refused.code(),
                refused.message() + " (Service: AWSLambda; Status Code: " + refused.statusCode() + "; Error Code: "
                        + refused.code() + "; Request ID: " + refused.requestId() + "; Proxy: null)");
    }

    /// The words for a function that is named directly.
    static StateFailure refused(Invocation.Refused refused) {
        return StateFailure.of(
                "Lambda." + refused.code(),
                refused.message() + " (Service: Lambda, Status Code: " + refused.statusCode() + ", Request ID: "
                        + refused.requestId() + ")");
    }

    static StateFailure broken(Throwable failure) {
        return StateFailure.of(SERVICE_EXCEPTION, String.valueOf(failure.getMessage()));
    }
}
