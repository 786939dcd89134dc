package dev.lockstep.engine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.engine.FunctionInvoker;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// The server as AWS's own client for Java uses it, unchanged but for its endpoint.
final class StepFunctionsServerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ROLE = "arn:aws:iam::000000000000:role/run";
    private static final String WAITING = """
        {"QueryLanguage": "JSONata", "StartAt": "Wait", "States": {
          "Wait": {"Type": "Wait", "Seconds": 2592000, "Next": "Call"},
          "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                   "Arguments": {"FunctionName": "greet", "Payload": "{% $states.input %}"},
                   "Output": "{% $states.result.Payload %}", "End": true}}}
        """;

    private final StepFunctionsServer server = StepFunctionsServer.start(StepFunctionsServer.Options.onPort(0)
            .inRegion("eu-central-1")
            .withVirtualTime(START)
            .withSeed(1)
            .withFunctions((arn, payload) -> CompletableFuture.completedStage(new FunctionInvoker.Invocation.Returned(
                    "{\"hello\":" + new String(payload, StandardCharsets.UTF_8) + "}"))));
    private final SfnClient client = Clients.of(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void waitsAMonthInNoTimeAndCallsAFunction() {
        String machine = create("month", WAITING, StateMachineType.STANDARD);
        String execution = client.startExecution(request ->
                        request.stateMachineArn(machine).name("first").input("\"you\""))
                .executionArn();
        List<HistoryEvent> history = ended(execution);
        assertEquals(HistoryEventType.EXECUTION_SUCCEEDED, history.getLast().type());
        assertEquals(
                Duration.ofDays(30), Duration.between(START, history.getLast().timestamp()));
        var description = client.describeExecution(request -> request.executionArn(execution));
        assertEquals(ExecutionStatus.SUCCEEDED, description.status());
        assertEquals("{\"hello\":\"you\"}", description.output());
        assertEquals(START, description.startDate());
        assertThrows(
                ExecutionAlreadyExistsException.class,
                () -> client.startExecution(
                        request -> request.stateMachineArn(machine).name("first")));
        assertEquals(
                1,
                client.listExecutions(request -> request.stateMachineArn(machine))
                        .executions()
                        .size());
    }

    @Test
    void runsExpressWorkflowsWhileTheCallerWaits() {
        String machine = create("quick", WAITING, StateMachineType.EXPRESS);
        StartSyncExecutionResponse response = client.startSyncExecution(
                request -> request.stateMachineArn(machine).input("1"));
        assertEquals(SyncExecutionStatus.SUCCEEDED, response.status());
        assertEquals("{\"hello\":1}", response.output());
    }

    @Test
    void refusesUnderTheNamesTheClientKnows() {
        InvalidDefinitionException refused =
                assertThrows(InvalidDefinitionException.class, () -> create("bad", "{}", StateMachineType.STANDARD));
        assertEquals(
                "Invalid State Machine Definition: \'SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt,"
                        + " States] at /\'",
                refused.awsErrorDetails().errorMessage());
        assertThrows(
                InvalidArnException.class, () -> client.describeExecution(request -> request.executionArn("no-arn")));
        assertThrows(
                InvalidArnException.class, () -> client.redriveExecution(request -> request.executionArn("no-arn")));
    }

    @Test
    void handsTasksToWorkersAndWaitsForNestedExecutions() {
        String activity =
                client.createActivity(request -> request.name("worker")).activityArn();
        String inner = create("inner", """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "%s", "End": true}}}
            """.formatted(activity), StateMachineType.STANDARD);
        String outer = create("outer", """
            {"QueryLanguage": "JSONata", "StartAt": "Run", "States": {"Run": {
              "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
              "Arguments": {"StateMachineArn": "%s", "Input": {"n": 1}},
              "Output": "{%% $states.result.Output %%}", "End": true}}}
            """.formatted(inner), StateMachineType.STANDARD);
        String execution =
                client.startExecution(request -> request.stateMachineArn(outer)).executionArn();
        GetActivityTaskResponse work =
                client.getActivityTask(request -> request.activityArn(activity).workerName("me"));
        assertEquals("{\"n\":1}", work.input());
        client.sendTaskHeartbeat(request -> request.taskToken(work.taskToken()));
        client.sendTaskSuccess(request -> request.taskToken(work.taskToken()).output("[2]"));
        ended(execution);
        assertEquals(
                "[2]",
                client.describeExecution(request -> request.executionArn(execution))
                        .output());
        assertThrows(
                TaskTimedOutException.class,
                () -> client.sendTaskFailure(request -> request.taskToken(work.taskToken())));
    }

    @Test
    void followsAMachineThatStartsItselfAThousandTimesInRealTime() {
        StepFunctionsServer.Options options = StepFunctionsServer.Options.onPort(0);
        try (StepFunctionsServer real = StepFunctionsServer.start(options);
                SfnClient sfn = Clients.of(real)) {
            String activity =
                    sfn.createActivity(request -> request.name("bottom")).activityArn();
            String definition = """
                {"QueryLanguage": "JSONata", "StartAt": "Deep", "States": {
                  "Deep": {"Type": "Choice", "Default": "Tell", "Choices": [
                    {"Condition": "{%% $states.input.deeper > 0 %%}", "Next": "Start"}]},
                  "Start": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution", "Arguments": {
                    "StateMachineArn": "{%% $states.context.StateMachine.Id %%}",
                    "Input": {"deeper": "{%% $states.input.deeper - 1 %%}"}}, "End": true},
                  "Tell": {"Type": "Task", "Resource": "%s", "End": true}}}
                """.formatted(activity);
            String machine = sfn.createStateMachine(request ->
                            request.name("self").definition(definition).roleArn(ROLE))
                    .stateMachineArn();
            sfn.startExecution(request -> request.stateMachineArn(machine).input("{\"deeper\": 1000}"));
            GetActivityTaskResponse bottom = sfn.getActivityTask(request -> request.activityArn(activity));
            assertEquals("{\"deeper\":0}", bottom.input());
        }
    }

    @Test
    void timesOutWhenNobodyAnswersAToken() {
        String machine = create("silent", """
            {"StartAt": "Ask", "States": {"Ask": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "HeartbeatSeconds": 60,
              "Parameters": {"FunctionName": "ask", "Payload": {"token.$": "$$.Task.Token"}}, "End": true}}}
            """, StateMachineType.STANDARD);
        String execution = client.startExecution(request -> request.stateMachineArn(machine))
                .executionArn();
        List<HistoryEventType> types =
                ended(execution).stream().map(HistoryEvent::type).toList();
        assertEquals(
                List.of(
                        HistoryEventType.TASK_SCHEDULED,
                        HistoryEventType.TASK_STARTED,
                        HistoryEventType.TASK_SUBMITTED,
                        HistoryEventType.TASK_TIMED_OUT,
                        HistoryEventType.EXECUTION_FAILED),
                types.subList(2, types.size()));
    }

    @Test
    void pagesThroughAHistory() {
        String machine = create("pages", WAITING, StateMachineType.STANDARD);
        String execution = client.startExecution(request -> request.stateMachineArn(machine))
                .executionArn();
        int all = ended(execution).size();
        List<Long> ids = client
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(execution).maxResults(2))
                .events()
                .stream()
                .map(HistoryEvent::id)
                .toList();
        assertEquals(all, ids.size());
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
    }

    @Test
    void answersWhatIsNoRequestWithANamedError() throws IOException, InterruptedException {
        assertError(400, "UnknownOperationException", post("", "{}"));
        assertError(400, "UnknownOperationException", post("DynamoDB_20120810.ListTables", "{}"));
        assertError(400, "SerializationException", post("AWSStepFunctions.ListStateMachines", "{"));
        assertError(400, "SerializationException", post("AWSStepFunctions.ListStateMachines", "[]"));
        assertError(400, "SerializationException", post("AWSStepFunctions.ListStateMachines", "[".repeat(10_000)));
        assertError(
                400,
                "RequestEntityTooLargeException",
                post("AWSStepFunctions.ListStateMachines", " ".repeat(5 * 1024 * 1024)));
        assertEquals(200, post("AWSStepFunctions.ListStateMachines", "").statusCode());
    }

    @Test
    void refusesWhatAPageInABrowserWouldSend() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint())
                .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                .header("Origin", "http://example.com")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertError(400, "AccessDeniedException", http.send(request, HttpResponse.BodyHandlers.ofString()));
        }
    }

    @Test
    void callsFunctionsBehindAnEndpointOfLambda() throws IOException {
        try (FakeLambda lambda = new FakeLambda()) {
            FunctionInvoker invoker = new LambdaEndpoint(lambda.address());
            assertEquals(
                    new FunctionInvoker.Invocation.Returned("{\"x\":1}"),
                    invoke(invoker, "arn:aws:lambda:f", "{\"x\":1}"));
            assertEquals(
                    new FunctionInvoker.Invocation.Raised("{\"errorType\":\"E\"}"), invoke(invoker, "raise", "{}"));
            assertEquals(
                    new FunctionInvoker.Invocation.Refused(
                            404, "ResourceNotFoundException", "Function not found", "r-1"),
                    invoke(invoker, "none", "{}"));
            assertEquals(
                    new FunctionInvoker.Invocation.Refused(500, "ServiceException", "oops", "none"),
                    invoke(invoker, "oops", "{}"));
        }
    }

    private static FunctionInvoker.Invocation invoke(FunctionInvoker invoker, String arn, String payload) {
        return invoker.invoke(arn, payload.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
    }

    private String create(String name, String definition, StateMachineType type) {
        return client.createStateMachine(request ->
                        request.name(name).definition(definition).roleArn(ROLE).type(type))
                .stateMachineArn();
    }

    /// The history once the execution has ended.
    private List<HistoryEvent> ended(String execution) {
        while (client.describeExecution(request -> request.executionArn(execution))
                        .status()
                == ExecutionStatus.RUNNING) {
            Thread.onSpinWait();
        }
        return client.getExecutionHistory(request -> request.executionArn(execution))
                .events();
    }

    private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint())
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void assertError(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode());
        assertTrue(response.body().startsWith("{\"__type\":\"" + code + "\",\"message\":"), response.body());
    }

    /// Speaks as much of Lambda's Invoke API as one test needs.
    private static final class FakeLambda implements AutoCloseable {
        private final HttpServer http;

        FakeLambda() throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/2015-03-31/functions/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int status = 200;
                if (path.contains("raise")) {
                    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                    body = "{\"errorType\":\"E\"}";
                } else if (path.contains("none")) {
                    exchange.getResponseHeaders().set("x-amzn-ErrorType", "ResourceNotFoundException:http://x");
                    exchange.getResponseHeaders().set("x-amzn-RequestId", "r-1");
                    status = 404;
                    body = "{\"Message\":\"Function not found\"}";
                } else if (path.contains("oops")) {
                    status = 500;
                    body = "oops";
                }
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            });
            http.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
