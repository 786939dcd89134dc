package dev.lockstep.functions.harness;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.LambdaCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Calls a handler as Lambda does: a stream in, a stream out, and an error as the object `{errorMessage, errorType}`.
public final class Lambda {
    private Lambda() {}

    /// What comes back.
    ///
    /// @param failed whether it is Lambda's error object
    public record Answer(boolean failed, Json.Obj payload) {
        public String errorType() {
            return text("errorType");
        }

        public String errorMessage() {
            return text("errorMessage");
        }

        /// A value of the payload by its keys, `counts.in`, as text.
        public String text(String path) {
            Json value = at(path);
            return value instanceof Json.Str(String text) ? text : JsonText.text(value);
        }

        public Json at(String path) {
            Json value = payload;
            for (String step : path.split("\\.", -1)) {
                value = value instanceof Json.Obj object ? object.get(step).orElse(Json.Null.NULL) : Json.Null.NULL;
            }
            return value;
        }
    }

    public static Answer call(RequestStreamHandler handler, String payload) {
        return answer(LambdaCall.of(handler).named("orders-stage").invoke(payload));
    }

    public static Answer answer(LambdaAnswer answer) {
        return switch (answer) {
            case LambdaAnswer.Returned(Json payload) -> new Answer(false, (Json.Obj) payload);
            case LambdaAnswer.Raised(String type, String message, List<String> ignored) ->
                new Answer(true, new Json.Obj(Map.of("errorMessage", Json.of(message), "errorType", Json.of(type))));
        };
    }

    /// Calls a stage with the payload the state machine makes.
    public static Answer stage(RequestStreamHandler handler, String stage, String input) {
        return call(handler, payload(stage, input, ""));
    }

    /// The payload the state machine makes.
    ///
    /// @param more further keys, each after a comma
    public static String payload(String stage, String input, String more) {
        return """
            {"stage": "%s", "attempt": 0, "input": %s%s,
             "run": {"id": "run-1", "pipeline": "orders", "mode": "full", "environment": "test",
                     "startedAt": "2026-11-21T09:54:50Z", "execution": "arn:aws:states:eu-central-1:0:execution:orders:run-1"}}
            """.formatted(stage, input, more);
    }

    /// Reads JSON that a test wrote itself.
    public static Json json(String text) {
        try {
            return JsonText.read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
