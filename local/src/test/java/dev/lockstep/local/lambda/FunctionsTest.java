package dev.lockstep.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionsTest {

    private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:";

    private final ConcurrentLinkedQueue<LogLine> log = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ids = new AtomicInteger();

    private Functions functions(FunctionConfiguration... configurations) {
        var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        var place = new Functions.Place("eu-central-1", clock, () -> "id-" + ids.incrementAndGet());
        return new Functions(place, List.of(configurations), log::add);
    }

    private static FunctionConfiguration function(String name, Class<?> handler) {
        return FunctionConfiguration.of(name, handler.getName());
    }

    private static Invocation invoke(Functions functions, String name, String payload) {
        return functions
                .invoke(name, payload.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
    }

    private static Map<?, ?> raised(Invocation invocation) {
        return (Map<?, ?>)
                Json.parse(assertInstanceOf(Invocation.Raised.class, invocation).payload());
    }

    @ParameterizedTest
    @ValueSource(strings = {ARN + "echo", ARN + "echo:$LATEST", "echo", "echo:live", "000000000000:function:echo"})
    void findsAFunctionByEveryNameItHas(String name) {
        Functions functions = functions(function("echo", Handlers.Echo.class));
        assertEquals(new Invocation.Returned("{\"a\":1}"), invoke(functions, name, "{\"a\":1}"));
    }

    @Test
    void handsEachInvocationsLinesToTheSinkWithItsRequest() {
        Functions functions = functions(function("talk", Handlers.Talker.class).withMemorySize(512));
        List<Invocation> answers = IntStream.range(0, 20)
                .mapToObj(i -> functions.invoke("talk", ("\"" + i + "\"").getBytes(StandardCharsets.UTF_8)))
                .toList()
                .stream()
                .map(stage -> stage.toCompletableFuture().join())
                .toList();
        assertEquals(new Invocation.Returned("\"talk " + ARN + "talk 512\""), answers.getFirst());
        for (int i = 0; i < 20; i++) {
            String id = "id-" + (i + 1);
            List<String> lines = log.stream()
                    .filter(line -> line.requestId().equals(id))
                    .map(line -> line.source() + ":" + line.text())
                    .sorted()
                    .toList();
            assertEquals(List.of("ERR:err ünï " + i, "LOGGER:log " + i, "OUT:out " + i, "OUT:thread " + i), lines);
        }
    }

    @Test
    void aFailureHasLambdasShape() {
        Functions functions = functions(function("fail", Handlers.Failing.class));
        Map<?, ?> failure = raised(invoke(functions, "fail", "\"longer\""));
        assertEquals("three records are bad", failure.get("errorMessage"));
        assertEquals("java.lang.IllegalStateException", failure.get("errorType"));
        List<?> stack = assertInstanceOf(List.class, failure.get("stackTrace"));
        assertEquals(1, stack.size(), stack::toString);
        assertTrue(stack.toString().contains("Handlers$Failing.handleRequest(Handlers.java:"), stack::toString);
        Map<?, ?> error = raised(invoke(functions, "fail", "1"));
        assertEquals("java.lang.StackOverflowError", error.get("errorType"));
        assertEquals("java.lang.StackOverflowError", error.get("errorMessage"));
    }

    @Test
    void timeThatIsUpAnswersAndInterrupts() throws InterruptedException {
        Functions functions = functions(function("wait", Handlers.Endless.class).withTimeout(Duration.ofMillis(60)));
        Map<?, ?> failure = raised(invoke(functions, "wait", "{}"));
        assertEquals("Sandbox.Timedout", failure.get("errorType"));
        assertEquals("RequestId: id-1 Error: Task timed out after 0.06 seconds", failure.get("errorMessage"));
        assertTrue(Handlers.Endless.INTERRUPTED.await(10, TimeUnit.SECONDS));
    }

    @Test
    void holdsBothWaysToSixMegabytes() {
        Functions functions =
                functions(function("echo", Handlers.Echo.class), function("verbose", Handlers.Verbose.class));
        String large = "\"" + "x".repeat(6 * 1024 * 1024 - 1) + "\"";
        var refused = assertInstanceOf(Invocation.Refused.class, invoke(functions, "echo", large));
        assertEquals("RequestEntityTooLargeException", refused.code());
        assertEquals(
                "Function.ResponseSizeTooLarge",
                raised(invoke(functions, "verbose", "{}")).get("errorType"));
    }

    @Test
    void whatCannotBeLoadedSaysWhatIsMissing() {
        Functions functions = functions(
                FunctionConfiguration.of("missing", "no.such.Handler"),
                function("broken", Handlers.Broken.class),
                function("private", Handlers.Private.class),
                function("nothing", String.class));
        Map<?, ?> missing = raised(invoke(functions, "missing", "{}"));
        assertEquals("java.lang.ClassNotFoundException", missing.get("errorType"));
        assertEquals(
                "Class not found: no.such.Handler (not in the class path; it has no jar)", missing.get("errorMessage"));
        assertEquals(
                "no configuration", raised(invoke(functions, "broken", "{}")).get("errorMessage"));
        assertTrue(String.valueOf(raised(invoke(functions, "private", "{}")).get("errorMessage"))
                .endsWith("has no public zero-argument constructor"));
        assertEquals(
                "Runtime.UnsupportedHandler",
                raised(invoke(functions, "nothing", "{}")).get("errorType"));
    }

    @Test
    void aFunctionThatIsNotThereIsRefusedAsLambdaDoes() {
        var refused = assertInstanceOf(Invocation.Refused.class, invoke(functions(), ARN + "none", "{}"));
        assertEquals(404, refused.statusCode());
        assertEquals("ResourceNotFoundException", refused.code());
        assertEquals("Function not found: " + ARN + "none", refused.message());
    }
}
