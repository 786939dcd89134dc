package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.run.LocalFunctions;
import dev.lockstep.cli.run.LocalSettings;
import dev.lockstep.engine.http.StepFunctionsServer;
import dev.lockstep.engine.value.Json;
import dev.lockstep.functions.approve.AnswerHandler;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.LambdaCall;
import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.sns.Sns.Published;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Project;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run asks, a person answers on the page, and the run goes on: with the state machine that is deployed, the handlers
/// that are deployed, and the API of Step Functions between them.
final class ApprovalTest {

    private static final Set<String> OWN_OF_HTTP = Set.of("connection", "content-length", "host", "upgrade", "expect");
    private static final String PAGE = "https://answers.example/";

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Published> letters = new LinkedBlockingQueue<>();

    @Test
    void anAnswerOnThePageLetsTheRunGoOn() throws Exception {
        assertEquals(Map.of("status", "SUCCEEDED", "by", "Anna"), ended("decision=approve&name=Anna"));
    }

    @Test
    void aNoOnThePageEndsTheRun() throws Exception {
        assertEquals(
                Map.of("status", "FAILED", "error", "ApprovalRejected", "cause", "rejected by Bert: not on Fridays"),
                ended("decision=reject&name=Bert&comment=not+on+Fridays"));
    }

    /// How the run ends of which somebody was asked.
    private Map<String, String> ended(String answer) throws Exception {
        var sound = pipeline();
        var directory = RunDirectory.create(
                folder.resolve("runs"), InstantSource.system().instant(), "run", "ask", 50);
        try (var _ = LocalSettings.set("asking", directory);
                var log = RunLog.open(directory, InstantSource.system());
                var cloud = LocalCloud.start(LocalFunctions.options(folder, List.of(), List.of(sound), log)
                        .withSubscriber(letters::add));
                var server = StepFunctionsServer.start(
                        StepFunctionsServer.Options.onPort(0).withFunctions(cloud.functions()))) {
            var front = front(Map.of("states", server.endpoint(), "", cloud.endpoint()));
            System.setProperty("lockstep.approval.url", PAGE);
            try {
                System.setProperty(
                        "aws.endpointUrl",
                        "http://127.0.0.1:" + front.getAddress().getPort());
                var execution = start(server.endpoint(), LocalFunctions.substitute(sound));
                var page = visit(link(), answer);
                assertTrue(page.contains("</strong> by"), page);
                return end(server.endpoint(), execution);
            } finally {
                System.clearProperty("lockstep.approval.url");
                System.setProperty("aws.endpointUrl", cloud.endpoint().toString());
                front.stop(0);
            }
        }
    }

    private Compilation.Sound pipeline() throws IOException {
        Files.createDirectories(folder.resolve("statemachines"));
        Files.writeString(folder.resolve("statemachines/asking.yaml"), """
            pipeline: asking
            stages:
              ask: { approval: { notify: people, message: Go on?, timeout: 1h } }
            """);
        return (Compilation.Sound) Project.at(folder).compile("asking");
    }

    private String start(URI api, String definition) throws IOException, InterruptedException {
        var machine = call(
                api,
                "CreateStateMachine",
                Map.of("name", "asking", "definition", definition, "roleArn", "arn:aws:iam::000000000000:role/none"));
        var started = call(
                api,
                "StartExecution",
                Map.of("stateMachineArn", machine.get("stateMachineArn"), "name", "run-1", "input", "{}"));
        return String.valueOf(started.get("executionArn"));
    }

    private String link() throws InterruptedException {
        var letter = letters.poll(30, TimeUnit.SECONDS);
        return letter != null && Json.parse(letter.message()) instanceof Map<?, ?> told
                ? String.valueOf(told.get("link"))
                : "nobody was asked";
    }

    private Map<String, String> end(URI api, String execution) throws IOException, InterruptedException {
        var described = call(api, "DescribeExecution", Map.of("executionArn", execution));
        while ("RUNNING".equals(described.get("status"))) {
            Thread.onSpinWait();
            described = call(api, "DescribeExecution", Map.of("executionArn", execution));
        }
        var status = String.valueOf(described.get("status"));
        return status.equals("SUCCEEDED")
                        && Json.parse(String.valueOf(described.get("output"))) instanceof Map<?, ?> output
                        && output.get("ask") instanceof Map<?, ?> answer
                ? Map.of("status", status, "by", String.valueOf(answer.get("by")))
                : Map.of(
                        "status", status,
                        "error", String.valueOf(described.get("error")),
                        "cause", String.valueOf(described.get("cause")));
    }

    private Map<?, ?> call(URI api, String action, Map<String, ?> request) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(api)
                        .header("X-Amz-Target", "AWSStepFunctions." + action)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(request)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return Json.parse(answer.body()) instanceof Map<?, ?> fields ? fields : Map.of();
    }

    /// What a browser sees that fills in the form behind a link.
    private static String visit(String link, String form) {
        var event = """
            {"version": "2.0", "rawPath": "/", "rawQueryString": "%s", "isBase64Encoded": true, "body": "%s",
             "requestContext": {"http": {"method": "POST", "path": "/", "sourceIp": "203.0.113.7"}}}
            """.formatted(
                        link.substring(link.indexOf('?') + 1),
                        Base64.getEncoder().encodeToString(form.getBytes(StandardCharsets.UTF_8)));
        return switch (LambdaCall.of(new AnswerHandler())
                .named("asking-answers")
                .invoke(event)) {
            case LambdaAnswer.Returned returned -> returned.toString();
            case LambdaAnswer.Raised raised -> raised.toString();
        };
    }

    /// One endpoint for all services, as handlers know one: Step Functions is at another port than the rest.
    private HttpServer front(Map<String, URI> services) throws IOException {
        var front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.createContext("/", exchange -> {
            try (exchange) {
                var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
                pass(
                        exchange,
                        services.getOrDefault(target.startsWith("AWSStepFunctions.") ? "states" : "", URI.create("")));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        front.start();
        return front;
    }

    private void pass(HttpExchange exchange, URI service) throws IOException, InterruptedException {
        var headers = new ArrayList<String>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (OWN_OF_HTTP.stream().noneMatch(name::equalsIgnoreCase)) {
                headers.addAll(List.of(name, values.getFirst()));
            }
        });
        var answer = http.send(
                HttpRequest.newBuilder(service)
                        .headers(headers.toArray(String[]::new))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
