package dev.lockstep.local.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a handler is told about its invocation.
record InvocationContext(
        FunctionConfiguration function,
        String functionArn,
        String requestId,
        Instant deadline,
        Clock clock,
        InvocationOutput output)
        implements Context {

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function.name();
    }

    @Override
    public String getLogStreamName() {
        return "local/[$LATEST]";
    }

    @Override
    public String getFunctionName() {
        return function.name();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return functionArn;
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
        return (int) Math.max(0, Duration.between(clock.instant(), deadline).toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memorySize();
    }

    @Override
    public LambdaLogger getLogger() {
        return new Logger(output);
    }

    private record Logger(InvocationOutput output) implements LambdaLogger {
        @Override
        public void log(String message) {
            log(message.getBytes(StandardCharsets.UTF_8));
        }

        /// One call is one message, with or without a line end.
        @Override
        public void log(byte[] message) {
            byte[] line = message.length > 0 && message[message.length - 1] == '\n'
                    ? message
                    : (new String(message, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
            output.write(LogLine.Source.LOGGER, line, 0, line.length);
        }
    }
}
