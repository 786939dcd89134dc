package dev.lockstep.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.engine.FunctionInvoker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The functions there are, by name or ARN, each run in this JVM through its own `handleRequest`.
///
/// An invocation has a virtual thread and a sandbox to itself; two at once never share a handler instance. Time that is
/// up answers with Lambda's words at once, interrupts the handler and never uses that sandbox again. Failures of the
/// handler are answers, not exceptions.
public final class Functions implements FunctionInvoker, AutoCloseable {

    private static final int LARGEST_REQUEST = 6 * 1024 * 1024;
    private static final int LARGEST_RESPONSE = LARGEST_REQUEST + 100;

    private final Map<String, Function> functions = new ConcurrentHashMap<>();
    private final Place place;
    private final Consumer<LogLine> log;

    /// Where and when functions run.
    ///
    /// @param ids gives each invocation its request id
    public record Place(String region, Clock clock, Supplier<String> ids) {}

    public Functions(Place place, List<FunctionConfiguration> configurations, Consumer<LogLine> log) {
        this.place = place;
        this.log = log;
        configurations.forEach(this::put);
    }

    /// Adds the function, or replaces the one of that name.
    public void put(FunctionConfiguration configuration) {
        functions.put(configuration.name(), new Function(configuration));
    }

    @Override
    public CompletionStage<Invocation> invoke(String functionArn, byte[] payload) {
        String requestId = place.ids().get();
        FunctionName name;
        try {
            name = FunctionName.parse(functionArn);
        } catch (IllegalArgumentException malformed) {
            return refused(400, "ValidationException", String.valueOf(malformed.getMessage()), requestId);
        }
        Function function = functions.get(name.name());
        if (function == null) {
            return refused(404, "ResourceNotFoundException", "Function not found: " + arn(name.name()), requestId);
        }
        if (payload.length > LARGEST_REQUEST) {
            String text = "%d byte payload is too large for the RequestResponse invocation type (limit %d bytes)"
                    .formatted(payload.length, LARGEST_REQUEST);
            return refused(413, "RequestEntityTooLargeException", text, requestId);
        }
        return start(function, requestId, payload);
    }

    private CompletionStage<Invocation> start(Function function, String requestId, byte[] payload) {
        var answer = new CompletableFuture<Invocation>();
        Sandbox sandbox = function.takeSandbox();
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("lambda-" + function.configuration.name())
                .start(() -> answer.complete(run(function, sandbox, requestId, payload)));
        Duration timeout = function.configuration.timeout();
        return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).handle((invocation, failure) -> {
            if (failure == null) {
                function.idle.push(sandbox);
                return invocation;
            }
            thread.interrupt();
            sandbox.closed();
            String seconds = String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
            String text = "RequestId: " + requestId + " Error: Task timed out after " + seconds + " seconds";
            return new Invocation.Raised(new FunctionFailure("Sandbox.Timedout", text).payload());
        });
    }

    private Invocation run(Function function, Sandbox sandbox, String requestId, byte[] payload) {
        FunctionConfiguration configuration = function.configuration;
        var output = new InvocationOutput(configuration.name(), requestId, log);
        var context = new InvocationContext(
                configuration,
                arn(configuration.name()),
                requestId,
                place.clock().instant().plus(configuration.timeout()),
                place.clock(),
                output);
        sandbox.opened(output);
        StandardStreams.bind(sandbox);
        try {
            return new Invocation.Returned(handle(sandbox.handler(function.type), payload, context));
        } catch (FunctionFailure failure) {
            return new Invocation.Raised(failure.payload());
        } finally {
            sandbox.closed();
            StandardStreams.release();
        }
    }

    private static String handle(RequestStreamHandler handler, byte[] payload, InvocationContext context)
            throws FunctionFailure {
        Thread.currentThread().setContextClassLoader(handler.getClass().getClassLoader());
        var response = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(payload), response, context);
        } catch (Throwable anything) { // the handler's failure, whatever it is, is this invocation's answer
            throw FunctionFailure.thrown(anything);
        }
        if (response.size() > LARGEST_RESPONSE) {
            throw new FunctionFailure(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size (" + LARGEST_RESPONSE + " bytes).");
        }
        return response.size() == 0 ? "null" : response.toString(StandardCharsets.UTF_8);
    }

    private static CompletionStage<Invocation> refused(int status, String code, String message, String requestId) {
        return CompletableFuture.completedStage(new Invocation.Refused(status, code, message, requestId));
    }

    private String arn(String name) {
        return "arn:aws:lambda:" + place.region() + ":000000000000:function:" + name;
    }

    /// Closes the class loaders of the functions' jars. Invocations that still run are not waited for.
    @Override
    public void close() throws IOException {
        for (Function function : functions.values()) {
            function.type.close();
        }
        functions.clear();
    }

    private static final class Function {

        private final FunctionConfiguration configuration;
        private final HandlerClass type;
        private final Deque<Sandbox> idle = new ConcurrentLinkedDeque<>();

        Function(FunctionConfiguration configuration) {
            this.configuration = configuration;
            this.type = new HandlerClass(configuration);
        }

        /// The one used last is taken first, as it is warmest.
        Sandbox takeSandbox() {
            Sandbox warm = idle.poll();
            return warm == null ? new Sandbox() : warm;
        }
    }
}
