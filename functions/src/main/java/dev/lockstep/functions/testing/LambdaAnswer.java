package dev.lockstep.functions.testing;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.util.List;

/// What comes back from a function: a payload, or Lambda's error object.
public sealed interface LambdaAnswer {

    /// What the handler has written.
    record Returned(Json payload) implements LambdaAnswer {}

    /// What it has thrown, as `Catch` and `Retry` of the state machine see it.
    ///
    /// @param errorType the name of the class, in full
    record Raised(String errorType, String errorMessage, List<String> stackTrace) implements LambdaAnswer {}

    /// The payload.
    ///
    /// @throws AssertionError when the handler has failed, saying how
    default Json payload() {
        return switch (this) {
            case Returned(Json payload) -> payload;
            case Raised(String type, String message, List<String> ignored) ->
                throw new AssertionError("the handler failed: " + type + ": " + message);
        };
    }

    /// The error.
    ///
    /// @throws AssertionError when there is none
    default Raised error() {
        return switch (this) {
            case Raised raised -> raised;
            case Returned(Json payload) ->
                throw new AssertionError("the handler did not fail but returned " + JsonText.text(payload));
        };
    }

    /// A value of the payload by its keys, `counts.in`: a string as it is, anything else as JSON.
    default String text(String path) {
        Json value = payload();
        for (String step : path.split("\\.", -1)) {
            value = value instanceof Json.Obj object ? object.get(step).orElse(Json.Null.NULL) : Json.Null.NULL;
        }
        return value instanceof Json.Str(String text) ? text : JsonText.text(value);
    }
}
