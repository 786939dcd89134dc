package dev.lockstep.engine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidLoggingConfigurationException;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/// What executions write into the log group that their machine names.
final class ExecutionLogTest {
    private static final String GROUP = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/vendedlogs/states/orders:*";
    private static final String CAUGHT = """
        {"StartAt": "Try", "States": {
          "Try": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:none",
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Give up"}], "End": true},
          "Give up": {"Type": "Fail", "Error": "Over", "Cause": "and out"}}}
        """;

    private final Shelf shelf = new Shelf();
    private final List<String> reports = new CopyOnWriteArrayList<>();

    /// Keeps what it is given.
    private static class Shelf implements LogGroups {
        final List<Line> lines = new CopyOnWriteArrayList<>();
        final List<String> places = new CopyOnWriteArrayList<>();

        @Override
        public boolean has(Group group) {
            return !group.name().contains("missing");
        }

        @Override
        public void put(Group group, String stream, List<Line> more) {
            lines.addAll(more);
            places.add(group.name() + " " + stream);
        }

        List<Map<?, ?>> events() {
            List<Map<?, ?>> events = new ArrayList<>();
            lines.forEach(line -> events.add((Map<?, ?>) Json.parse(line.text())));
            return events;
        }

        List<Object> types() {
            List<Object> types = new ArrayList<>();
            events().forEach(event -> types.add(event.get("type")));
            return types;
        }
    }

    private StepFunctionsServer server(LogGroups groups) {
        return StepFunctionsServer.start(StepFunctionsServer.Options.onPort(0)
                .withVirtualTime(Instant.parse("2026-01-01T00:00:00Z"))
                .withKeeping(Keeping.IN_MEMORY, reports::add)
                .withLogs(groups));
    }

    private static LoggingConfiguration logging(LogLevel level, boolean withData, String group) {
        LogDestination destination = LogDestination.builder()
                .cloudWatchLogsLogGroup(of -> of.logGroupArn(group))
                .build();
        return LoggingConfiguration.builder()
                .level(level)
                .includeExecutionData(withData)
                .destinations(List.of(destination))
                .build();
    }

    private static String create(SfnClient client, StateMachineType type, String definition, LoggingConfiguration how) {
        return client.createStateMachine(request -> request.name("orders")
                        .type(type)
                        .roleArn("arn:aws:iam::000000000000:role/run")
                        .definition(definition)
                        .loggingConfiguration(how))
                .stateMachineArn();
    }

    /// Runs an execution as Express, and closes the server, which delivers what waits.
    private void runs(LogLevel level, boolean withData, String definition, String input) {
        try (StepFunctionsServer server = server(shelf);
                SfnClient client = Clients.of(server)) {
            String machine = create(client, StateMachineType.EXPRESS, definition, logging(level, withData, GROUP));
            client.startSyncExecution(
                    request -> request.stateMachineArn(machine).name("run").input(input));
        }
        assertEquals(List.of(), reports);
    }

    @Test
    void anExpressExecutionLogsEveryEventWithItsData() {
        runs(LogLevel.ALL, true, """
            {"StartAt": "Hi", "States": {"Hi": {"Type": "Pass", "Result": "hi", "End": true}}}
            """, "{\"n\": 1}");
        assertEquals(
                List.of("ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"),
                shelf.types());
        assertEquals(List.of("/aws/vendedlogs/states/orders states/orders/local"), shelf.places.subList(0, 1));
        Map<?, ?> exited = shelf.events().get(2);
        assertEquals("3", exited.get("id"));
        assertEquals("2", exited.get("previous_event_id"));
        assertEquals("1767225600000", exited.get("event_timestamp"));
        assertEquals("0", exited.get("redrive_count"));
        assertTrue(String.valueOf(exited.get("execution_arn")).contains(":express:orders:run:"));
        assertEquals(
                Json.parse("{\"name\":\"Hi\",\"output\":\"\\\"hi\\\"\",\"outputDetails\":{\"truncated\":false}}"),
                exited.get("details"));
    }

    @Test
    void dataIsLeftOutUnlessItIsAskedFor() {
        runs(LogLevel.ALL, false, CAUGHT, "{\"secret\": 1}");
        assertTrue(shelf.lines.stream().noneMatch(line -> line.text().contains("secret")));
    }

    @Test
    void theLevelsLeaveOutWhatGoesWell() {
        runs(LogLevel.ERROR, false, CAUGHT, "{}");
        assertEquals(List.of("LambdaFunctionFailed", "FailStateEntered", "ExecutionFailed"), shelf.types());
        shelf.lines.clear();
        runs(LogLevel.FATAL, false, CAUGHT, "{}");
        assertEquals(List.of("ExecutionFailed"), shelf.types());
        shelf.lines.clear();
        runs(LogLevel.OFF, false, CAUGHT, "{}");
        assertEquals(List.of(), shelf.types());
    }

    @Test
    void aTextThatIsTooLongForALogIsCut() {
        runs(LogLevel.ALL, true, """
            {"StartAt": "Hi", "States": {"Hi": {"Type": "Pass", "End": true}}}
            """, "{\"long\": \"" + "x".repeat(255_000) + "\"}");
        String line = shelf.lines.getFirst().text();
        assertTrue(line.contains("\"inputDetails\":{\"truncated\":true}"));
        assertTrue(line.length() < 249 * 1024);
    }

    @Test
    void standardExecutionsAndTheChildrenOfDistributedMapsLogToo() {
        try (StepFunctionsServer server = server(shelf);
                SfnClient client = Clients.of(server)) {
            String machine = create(client, StateMachineType.STANDARD, """
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}}}}
                """, logging(LogLevel.ALL, false, GROUP));
            String execution = client.startExecution(
                            request -> request.stateMachineArn(machine).input("[1, 2]"))
                    .executionArn();
            while (client.describeExecution(request -> request.executionArn(execution))
                            .status()
                    == ExecutionStatus.RUNNING) {
                Thread.onSpinWait();
            }
        }
        assertEquals(
                3, shelf.types().stream().filter("ExecutionSucceeded"::equals).count());
    }

    @Test
    void aGroupThatIsNotThereIsRefused() {
        try (StepFunctionsServer server = server(shelf);
                SfnClient client = Clients.of(server)) {
            String missing = GROUP.replace("orders", "missing");
            InvalidLoggingConfigurationException refused = assertThrows(
                    InvalidLoggingConfigurationException.class,
                    () -> create(client, StateMachineType.STANDARD, CAUGHT, logging(LogLevel.ALL, true, missing)));
            assertEquals(
                    "Invalid Logging Configuration: Log Destination not found.",
                    refused.awsErrorDetails().errorMessage());
            String machine = create(client, StateMachineType.STANDARD, CAUGHT, logging(LogLevel.ALL, true, GROUP));
            assertThrows(
                    InvalidLoggingConfigurationException.class,
                    () -> client.updateStateMachine(request -> request.stateMachineArn(machine)
                            .loggingConfiguration(logging(LogLevel.ALL, true, missing))));
        }
    }

    @Test
    void aGroupThatFailsInAnotherWayDoesNotEndTheLogs() {
        LogGroups broken = new Shelf() {
            @Override
            public void put(Group group, String stream, List<Line> more) {
                if (lines.isEmpty() && reports.isEmpty()) {
                    throw new IllegalStateException("broken");
                }
                super.put(group, stream, more);
            }
        };
        try (StepFunctionsServer server = server(broken);
                SfnClient client = Clients.of(server)) {
            String machine = create(client, StateMachineType.EXPRESS, CAUGHT, logging(LogLevel.FATAL, false, GROUP));
            client.startSyncExecution(request -> request.stateMachineArn(machine));
            while (reports.isEmpty()) {
                Thread.onSpinWait();
            }
            client.startSyncExecution(request -> request.stateMachineArn(machine));
        }
        assertEquals(List.of("ExecutionFailed"), ((Shelf) broken).types());
    }

    @Test
    void noExecutionWaitsForItsLogAndWhatIsLostIsTold() {
        CountDownLatch opened = new CountDownLatch(1);
        LogGroups slow = new Shelf() {
            @Override
            public void put(Group group, String stream, List<Line> more) {
                try {
                    opened.await();
                } catch (InterruptedException e) {
                    throw new Trouble("interrupted", more.size(), e);
                }
                throw new Trouble("the disk is full", more.size(), null);
            }
        };
        try (StepFunctionsServer server = server(slow);
                SfnClient client = Clients.of(server)) {
            String machine = create(client, StateMachineType.EXPRESS, CAUGHT, logging(LogLevel.FATAL, false, GROUP));
            client.startSyncExecution(request -> request.stateMachineArn(machine));
            opened.countDown();
        }
        assertEquals(
                List.of("1 line of executions' logs is lost, which /aws/vendedlogs/states/orders was to take:"
                        + " the disk is full"),
                reports);
    }
}
