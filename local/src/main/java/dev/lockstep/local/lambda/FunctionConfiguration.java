package dev.lockstep.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// One Lambda function: its name, its handler class, and the jars, the first of which that has it is where it is
/// loaded from when the class path does not have it.
///
/// @param handler the class, or `class::handleRequest` as Lambda's own configuration writes it
/// @param memorySize in MB; reported to the handler, not enforced (all functions share this JVM)
public record FunctionConfiguration(String name, String handler, List<Path> jars, Duration timeout, int memorySize) {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    public FunctionConfiguration {
        jars = List.copyOf(jars);
        if (!name.matches("[a-zA-Z0-9-_]{1,64}")) {
            throw new IllegalArgumentException("function name '" + name + "' is not [a-zA-Z0-9-_]{1,64}");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + ": the timeout must lie in 1 s to 15 min, found " + timeout);
        }
    }

    /// A function whose class is on the class path, with room and time enough for a laptop.
    public static FunctionConfiguration of(String name, String handler) {
        return new FunctionConfiguration(name, handler, List.of(), LONGEST, 1024);
    }

    public FunctionConfiguration withJars(List<Path> archives) {
        return new FunctionConfiguration(name, handler, archives, timeout, memorySize);
    }

    public FunctionConfiguration withTimeout(Duration limit) {
        return new FunctionConfiguration(name, handler, jars, limit, memorySize);
    }

    public FunctionConfiguration withMemorySize(int megabytes) {
        return new FunctionConfiguration(name, handler, jars, timeout, megabytes);
    }

    String handlerClass() {
        int method = handler.indexOf("::");
        return method < 0 ? handler : handler.substring(0, method);
    }

    String handlerMethod() {
        int method = handler.indexOf("::");
        return method < 0 ? "handleRequest" : handler.substring(method + 2);
    }
}
