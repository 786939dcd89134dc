package dev.lockstep.functions.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.testing.StageCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stage under the very client that Lambda's Java runtime is made of, in a process of its own.
final class RuntimeClientTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RuntimeApi api;
    private final Process runtime;

    RuntimeClientTest(@TempDir Path folder) throws IOException {
        api = new RuntimeApi();
        ProcessBuilder start = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                AskedStage.class.getName() + "::handleRequest");
        start.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "LAMBDA_TASK_ROOT", folder.toString(),
                        "AWS_REGION", "eu-central-1",
                        "AWS_LAMBDA_FUNCTION_NAME", "asked",
                        "AWS_LAMBDA_FUNCTION_VERSION", "7",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                        "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/asked",
                        "AWS_LAMBDA_LOG_STREAM_NAME", "1"));
        start.redirectErrorStream(true);
        start.redirectOutput(folder.resolve("out.txt").toFile());
        runtime = start.start();
    }

    @BeforeEach
    void isAlive() {
        assertTrue(runtime.isAlive());
    }

    @AfterEach
    void stop() throws InterruptedException {
        runtime.destroyForcibly().waitFor();
        api.close();
    }

    private RuntimeApi.Heard invoke(String id, String what, Duration time) throws InterruptedException {
        String payload = StageCall.of(new AskedStage()).named("asked").payload("{\"what\": \"" + what + "\"}");
        return api.invoke(new RuntimeApi.Event(id, payload, time));
    }

    @Test
    void itAnswersFailsAndStopsAsLambdaUnderstandsIt() throws InterruptedException {
        RuntimeApi.Heard answered = invoke("request-1", "time", MINUTE);
        assertEquals("invocation/request-1/response", answered.path(), answered::body);
        Lambda.Answer answer = read(answered);
        long remaining = Long.parseLong(answer.text("remaining"));
        assertTrue(remaining > 30_000 && remaining <= 60_000, () -> remaining + " ms");
        assertEquals(RuntimeApi.TRACE, answer.text("trace"));
        assertEquals("request-1", answer.text("request"));

        RuntimeApi.Heard failed = invoke("request-2", "wrong", MINUTE);
        assertEquals("invocation/request-2/error", failed.path());
        assertEquals("dev.lockstep.functions.InvalidInput", read(failed).errorType());
        assertEquals("line 7 is wrong", read(failed).errorMessage());

        RuntimeApi.Heard stopped = invoke("request-3", "time", Duration.ZERO);
        assertEquals("dev.lockstep.functions.Unfinished", read(stopped).errorType());
        assertEquals(
                "invocation/request-4/response",
                invoke("request-4", "time", MINUTE).path());
    }

    private static Lambda.Answer read(RuntimeApi.Heard heard) {
        return new Lambda.Answer(false, (Json.Obj) Lambda.json(heard.body()));
    }
}
