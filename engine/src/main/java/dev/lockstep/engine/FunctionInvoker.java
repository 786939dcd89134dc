package dev.lockstep.engine;

import java.util.concurrent.CompletionStage;

/// Where Lambda functions are: whoever embeds the engine answers invocations with it.
///
/// The call must return at once and answer later; a function that takes its time holds virtual time until it has
/// answered. A stage that completes exceptionally stands for a failure of the Lambda service, not of the function.
@FunctionalInterface
public interface FunctionInvoker {

    CompletionStage<Invocation> invoke(String functionArn, byte[] payload);

    /// What Lambda answered.
    sealed interface Invocation {
        /// The function returned; the payload is JSON text.
        record Returned(String payload) implements Invocation {}

        /// The function failed; the payload is Lambda's error object with `errorType` and `errorMessage`.
        record Raised(String payload) implements Invocation {}

        /// The service refused: an error code such as `ResourceNotFoundException` and its message.
        record Refused(int statusCode, String code, String message, String requestId) implements Invocation {}
    }
}
