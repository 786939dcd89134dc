package dev.lockstep.functions.harness;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), out, new Told("orders-stage"));
            return new Answer(false, (Json.Obj) JsonText.read(out.toString(StandardCharsets.UTF_8)));
        } catch (RuntimeException | IOException e) {
            Map<String, Json> error = new LinkedHashMap<>();
            error.put("errorMessage", Json.of(String.valueOf(e.getMessage())));
            error.put("errorType", Json.of(e.getClass().getName()));
            return new Answer(true, new Json.Obj(error));
        }
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

    private record Told(String name) implements Context {
        @Override
        public String getAwsRequestId() {
            return "00000000-0000-0000-0000-000000000001";
        }

        @Override
        public String getLogGroupName() {
            return "/aws/lambda/" + name;
        }

        @Override
        public String getLogStreamName() {
            return "1";
        }

        @Override
        public String getFunctionName() {
            return name;
        }

        @Override
        public String getFunctionVersion() {
            return "$LATEST";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:eu-central-1:000000000000:function:" + name;
        }

        @Override
        public @Nullable CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public @Nullable ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 60_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public @Nullable LambdaLogger getLogger() {
            return null;
        }
    }
}
