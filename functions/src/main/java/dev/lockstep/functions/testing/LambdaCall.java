package dev.lockstep.functions.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// One call of a handler as Lambda makes it: a stream in, a stream out, an
/// error as `{errorMessage, errorType, stackTrace}`.
///
/// @param handler what is called
/// @param functionName the function's name, of which its ARN and log group are made
/// @param requestId what Lambda calls the invocation
/// @param remaining how much time is left, whenever the handler asks
public record LambdaCall(
        RequestStreamHandler handler, String functionName, String requestId, Supplier<Duration> remaining) {

    /// What Lambda takes and gives at the most.
    private static final int LARGEST = 6 * 1024 * 1024;

    /// A call with a minute of time.
    public static LambdaCall of(RequestStreamHandler handler) {
        return new LambdaCall(handler, "a-stage", "00000000-0000-0000-0000-000000000001", () -> Duration.ofSeconds(60));
    }

    /// The same, of a function with that name.
    public LambdaCall named(String name) {
        return new LambdaCall(handler, name, requestId, remaining);
    }

    /// The same, as another invocation.
    public LambdaCall requestedAs(String id) {
        return new LambdaCall(handler, functionName, id, remaining);
    }

    /// The same, in a function that has so much time, counted from now.
    public LambdaCall within(Duration timeout) {
        Duration end = Time.OF_THIS_MACHINE.stopwatch().plus(timeout);
        return remaining(() -> end.minus(Time.OF_THIS_MACHINE.stopwatch()));
    }

    /// The same, with a test's own idea of the time that is left.
    public LambdaCall remaining(Supplier<Duration> left) {
        return new LambdaCall(handler, functionName, requestId, left);
    }

    /// Calls.
    public LambdaAnswer invoke(String payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = payload.getBytes(StandardCharsets.UTF_8);
        if (in.length > LARGEST) {
            return raised("RequestEntityTooLargeException", in.length + " bytes are more than " + LARGEST);
        }
        try {
            handler.handleRequest(new ByteArrayInputStream(in), out, new ToldContext(this));
        } catch (RuntimeException | IOException e) {
            return new LambdaAnswer.Raised(
                    e.getClass().getName(),
                    String.valueOf(e.getMessage()),
                    Arrays.stream(e.getStackTrace())
                            .map(StackTraceElement::toString)
                            .toList());
        }
        if (out.size() > LARGEST) {
            return raised(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size (" + LARGEST + " bytes).");
        }
        return new LambdaAnswer.Returned(read(out));
    }

    private static Json read(ByteArrayOutputStream out) {
        try {
            return out.size() == 0 ? Json.Null.NULL : JsonText.read(out.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("the handler has written something that is no JSON: " + e.getMessage(), e);
        }
    }

    private static LambdaAnswer raised(String type, String message) {
        return new LambdaAnswer.Raised(type, message, List.of());
    }
}
