package dev.lockstep.engine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.InvalidDefinition;
import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.Mocks;
import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/// Test cases with mocked integrations, as AWS's own client for Java starts them: `resources/mocks/cases.json` has a
/// file of mocks, machines, and what becomes of executions; `wrong.json` what files of mocks are refused for.
final class MockedExecutionsTest {

    @TestFactory
    Stream<DynamicTest> answersAsTheTestCaseSays() {
        Case file = new Case(CaseFile.map(CaseFile.read("/mocks/cases.json")));
        return CaseFile.under("/mocks/cases.json", "executions")
                .map(given -> DynamicTest.dynamicTest(given.text("title"), () -> run(file, given)));
    }

    private static void run(Case file, Case given) {
        List<Object> called = Collections.synchronizedList(new ArrayList<>());
        try (StepFunctionsServer server = serve(Mocks.parse(Json.write(file.get("mocks"))), called);
                SfnClient client = Clients.of(server)) {
            String machine = create(client, given, CaseFile.map(file.get("machines")));
            Map<String, Object> found = given.has("sync") ? sync(client, machine) : outcome(client, machine, given);
            if (given.has("called")) {
                found.put("called", List.copyOf(called));
            }
            assertEquals(Json.pretty(given.get("expected")), Json.pretty(found));
        }
    }

    private static StepFunctionsServer serve(Mocks mocks, List<Object> called) {
        return StepFunctionsServer.start(StepFunctionsServer.Options.onPort(0)
                .withVirtualTime(Instant.parse("2026-01-01T00:00:00Z"))
                .withMocks(mocks)
                .withFunctions((arn, _) -> {
                    called.add(arn.substring(arn.lastIndexOf(':') + 1));
                    return CompletableFuture.completedStage(new Invocation.Returned("\"real\""));
                }));
    }

    private static String create(SfnClient client, Case given, Map<?, ?> machines) {
        String name = given.text("machine");
        return client.createStateMachine(request -> request.name(name)
                                .roleArn("arn:aws:iam::000000000000:role/r")
                                .type(given.has("sync") ? StateMachineType.EXPRESS : StateMachineType.STANDARD)
                                .definition(Json.write(CaseFile.map(machines.get(name)))))
                        .stateMachineArn()
                + "#" + given.text("testCase");
    }

    private static Map<String, Object> sync(SfnClient client, String machine) {
        var response = client.startSyncExecution(request -> request.stateMachineArn(machine));
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("status", response.statusAsString());
        found.put("output", Json.parse(response.output()));
        return found;
    }

    private static Map<String, Object> outcome(SfnClient client, String machine, Case given) {
        Map<String, Object> found = new LinkedHashMap<>();
        String execution;
        try {
            execution = client.startExecution(
                            request -> request.stateMachineArn(machine).input(Json.write(given.get("input"))))
                    .executionArn();
        } catch (SfnException refused) {
            found.put("refused", refused.awsErrorDetails().errorCode());
            found.put("because", refused.awsErrorDetails().errorMessage());
            return found;
        }
        DescribeExecutionResponse ended = ended(client, execution);
        found.put("status", ended.statusAsString());
        Optional.ofNullable(ended.output()).ifPresent(output -> found.put("output", Json.parse(output)));
        Optional.ofNullable(ended.error()).ifPresent(error -> found.put("error", error));
        Optional.ofNullable(ended.cause()).ifPresent(cause -> found.put("cause", cause));
        if (given.has("showEvents")) {
            found.put("events", events(client, execution));
        }
        return found;
    }

    private static List<Object> events(SfnClient client, String execution) {
        return client.getExecutionHistory(request -> request.executionArn(execution)).events().stream()
                .map(HistoryEvent::typeAsString)
                .filter(type -> type.startsWith("Task") && !type.startsWith("TaskState"))
                .map(type -> (Object) type)
                .toList();
    }

    private static DescribeExecutionResponse ended(SfnClient client, String execution) {
        DescribeExecutionResponse described = client.describeExecution(request -> request.executionArn(execution));
        while (described.status() == ExecutionStatus.RUNNING) {
            Thread.onSpinWait();
            described = client.describeExecution(request -> request.executionArn(execution));
        }
        return described;
    }

    @TestFactory
    Stream<DynamicTest> tellsEverythingThatIsWrongWithAFile() {
        return CaseFile.list("/mocks/wrong.json")
                .map(given -> DynamicTest.dynamicTest(given.text("title"), () -> {
                    Object mocks = given.get("mocks");
                    InvalidDefinition refusal = assertThrows(
                            InvalidDefinition.class,
                            () -> Mocks.parse(mocks instanceof String text ? text : Json.write(mocks)));
                    assertEquals(
                            given.get("problems"),
                            refusal.diagnostics().stream()
                                    .map(Diagnostic::toString)
                                    .toList());
                }));
    }
}
