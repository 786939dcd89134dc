package dev.lockstep.cli;

import dev.lockstep.cli.door.Interrupts;
import dev.lockstep.cli.door.Screen;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.engine.value.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Loads `serve` as its clients do, in a JVM that then writes the archive of its classes and of the ways its code
/// went, so that the next one compiles at once what counts. The launcher calls it before the first `serve` after a
/// build.
final class ServeTraining {
    private static final String SCRIPT = "training.json";
    private static final String ROLE = "arn:aws:iam::000000000000:role/training";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;

    private ServeTraining(URI endpoint) {
        this.endpoint = endpoint;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var project = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        var enough = new CountDownLatch(1);
        try (var said = new PipedInputStream();
                var out = new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8)) {
            var surroundings = surroundings(project, out, enough);
            var serving = Thread.ofPlatform().start(() -> Lockstep.run(surroundings, "serve", "--port", "0"));
            var first = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8)).readLine();
            new ServeTraining(URI.create(first)).load();
            enough.countDown();
            serving.join();
        }
    }

    private static Surroundings surroundings(Path project, PrintStream out, CountDownLatch enough) {
        var process = Surroundings.ofProcess();
        return new Surroundings(
                process.home(),
                project,
                process.environment(),
                out,
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Screen.PLAIN,
                process.clock(),
                interrupted(enough),
                process.pause());
    }

    /// As if somebody pressed Ctrl-C when the latch is open.
    private static Interrupts interrupted(CountDownLatch enough) {
        return stop -> {
            var _ = Thread.ofPlatform().daemon().start(() -> {
                try {
                    enough.await();
                    stop.run();
                } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                }
            });
            return () -> {};
        };
    }

    private void load() throws IOException, InterruptedException {
        try (InputStream script = Objects.requireNonNull(ServeTraining.class.getResourceAsStream(SCRIPT))) {
            for (var lesson : (List<?>) Json.parse(script.readAllBytes())) {
                teach((Map<?, ?>) lesson);
            }
        }
    }

    /// Standard and Express, each as often as the lesson says.
    private void teach(Map<?, ?> lesson) throws IOException, InterruptedException {
        var times = ((Number) member(lesson, "times")).intValue();
        var input = Json.write(member(lesson, "input"));
        var definition = Json.write(member(lesson, "definition"));
        for (var type : List.of("STANDARD", "EXPRESS")) {
            var name = "training-" + type;
            var made = call(
                    "CreateStateMachine",
                    Map.of("name", name, "definition", definition, "roleArn", ROLE, "type", type));
            var start = Map.of("stateMachineArn", member(made, "stateMachineArn"), "input", input);
            for (int i = 0; i < times; i++) {
                if ("EXPRESS".equals(type)) {
                    call("StartSyncExecution", start);
                } else {
                    follow(Map.of("executionArn", member(call("StartExecution", start), "executionArn")));
                }
            }
            call("DeleteStateMachine", Map.of("stateMachineArn", member(made, "stateMachineArn")));
        }
    }

    private void follow(Map<String, Object> execution) throws IOException, InterruptedException {
        while ("RUNNING".equals(member(call("DescribeExecution", execution), "status"))) {
            Thread.onSpinWait();
        }
    }

    private Map<?, ?> call(String action, Map<String, Object> request) throws IOException, InterruptedException {
        var sent = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.writeBytes(request)))
                .build();
        var answer = client.send(sent, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(action + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return (Map<?, ?>) Json.parse(answer.body());
    }

    private static Object member(@Nullable Map<?, ?> value, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(value).get(name));
    }
}
