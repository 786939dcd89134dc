package dev.lockstep.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.api.execution.Stores;
import dev.lockstep.engine.api.log.Logs;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Place;
import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.store.MemoryStore;
import dev.lockstep.engine.store.Retention;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Map runs as the API tells of them, while they run and afterwards.
final class MapRunTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ARN = "arn:aws:states:eu-central-1:000000000000:";
    private static final String EXECUTION = ARN + "execution:m:e";

    private final Stores stores = Stores.of(new MemoryStore(Retention.inMemory()), Retention.inMemory());
    private final Engine engine = Engine.builder()
            .children(stores.mapRuns())
            .virtualTime(START)
            .seed(1)
            .region("eu-central-1")
            .build();
    private final Launching launching = new Launching(engine);
    private final StepFunctionsApi api = new StepFunctionsApi(
            launching, new StandingDoor(), engine.callbacks(), stores, new Logs(LogGroups.none(), Assertions::fail));

    @AfterEach
    void close() {
        engine.close();
    }

    private Object call(String action, String request) {
        return Json.parse(Json.write(api.handle(action, CaseFile.map(Json.parse(request)))));
    }

    private static Object at(Object reply, Object... path) {
        Object value = reply;
        for (Object step : path) {
            value = step instanceof Integer index
                    ? ((List<?>) value).get(index)
                    : Objects.requireNonNull(((Map<?, ?>) value).get(step), () -> reply + " has no " + step);
        }
        return value;
    }

    private Execution start(String child, String fields, String input) {
        return start("STANDARD", child, fields, input);
    }

    private Execution start(String kind, String child, String fields, String input) {
        String definition =
                "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"Label\":\"L\",\"End\":true," + fields
                        + "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"" + kind
                        + "\"},"
                        + "\"StartAt\":\"C\",\"States\":{\"C\":" + child + "}}}}}";
        call(
                "CreateStateMachine",
                Json.write(
                        Map.of("name", "m", "roleArn", "arn:aws:iam::000000000000:role/r", "definition", definition)));
        call(
                "StartExecution",
                Json.write(Map.of("stateMachineArn", ARN + "stateMachine:m", "name", "e", "input", input)));
        return launching.get(EXECUTION);
    }

    private String mapRunArn() {
        return (String) at(call("ListMapRuns", "{\"executionArn\":\"" + EXECUTION + "\"}"), "mapRuns", 0, "mapRunArn");
    }

    private Object counts(String kind) {
        Object reply = call("DescribeMapRun", Json.write(Map.of("mapRunArn", mapRunArn())));
        Map<?, ?> counts = (Map<?, ?>) at(reply, kind);
        return List.of("pending", "running", "succeeded", "failed", "aborted", "total").stream()
                .map(counts::get)
                .toList();
    }

    @Test
    void tellsOfChildrenAsExecutionsOfTheirOwn() throws InterruptedException {
        Execution execution =
                start("{\"Type\":\"Pass\",\"End\":true}", "\"ItemBatcher\":{\"MaxItemsPerBatch\":2},", "[1,2,3]");
        execution.await();
        assertEquals(List.of(0, 0, 2, 0, 0, 2), counts("executionCounts"));
        assertEquals(List.of(0, 0, 3, 0, 0, 3), counts("itemCounts"));
        Object children = call("ListExecutions", Json.write(Map.of("mapRunArn", mapRunArn())));
        assertEquals(1, at(children, "executions", 0, "itemCount"));
        assertEquals(2, at(children, "executions", 1, "itemCount"));
        String child = (String) at(children, "executions", 1, "executionArn");
        Object described = call("DescribeExecution", Json.write(Map.of("executionArn", child)));
        assertEquals(mapRunArn(), at(described, "mapRunArn"));
        assertEquals(ARN + "stateMachine:m/L", at(described, "stateMachineArn"));
        assertEquals("{\"Items\":[1,2]}", at(described, "input"));
        assertEquals("SUCCEEDED", at(described, "status"));
        Object history = call("GetExecutionHistory", Json.write(Map.of("executionArn", child)));
        assertEquals(4, ((List<?>) at(history, "events")).size());
        Object machine = call("DescribeStateMachineForExecution", Json.write(Map.of("executionArn", child)));
        assertEquals("L", at(machine, "label"));
    }

    @Test
    void describesExpressChildrenToo() throws InterruptedException {
        start("EXPRESS", "{\"Type\":\"Fail\",\"Error\":\"E\"}", "\"ToleratedFailureCount\":1,", "[1]")
                .await();
        Object children =
                call("ListExecutions", Json.write(Map.of("mapRunArn", mapRunArn(), "statusFilter", "FAILED")));
        String child = (String) at(children, "executions", 0, "executionArn");
        assertEquals(ARN + "express:m/L", child.split(":[0-9a-f]+-", 2)[0]);
        Object described = call("DescribeExecution", Json.write(Map.of("executionArn", child)));
        assertEquals("REDRIVABLE_BY_MAP_RUN", at(described, "redriveStatus"));
        assertEquals("E", at(described, "error"));
    }

    @Test
    void widensARunWhileItRunsAndAbortsItWithItsExecution() throws InterruptedException {
        String activity = ARN + "activity:a";
        call("CreateActivity", "{\"name\":\"a\"}");
        Execution execution = start(
                "{\"Type\":\"Task\",\"Resource\":\"" + activity + "\",\"End\":true}",
                "\"MaxConcurrency\":1,",
                "[1,2,3]");
        execution.settled().toCompletableFuture().join();
        assertEquals(List.of(2, 1, 0, 0, 0, 3), counts("executionCounts"));
        call("UpdateMapRun", Json.write(Map.of("mapRunArn", mapRunArn(), "maxConcurrency", 2)));
        execution.settled().toCompletableFuture().join();
        assertEquals(List.of(1, 2, 0, 0, 0, 3), counts("executionCounts"));
        call("StopExecution", Json.write(Map.of("executionArn", EXECUTION)));
        execution.await();
        assertEquals(List.of(1, 0, 0, 0, 2, 3), counts("executionCounts"));
        Object described = call("DescribeMapRun", Json.write(Map.of("mapRunArn", mapRunArn())));
        assertEquals("ABORTED", at(described, "status"));
        assertEquals(2, at(described, "maxConcurrency"));
    }

    private static final class StandingDoor implements Door {
        @Override
        public Place place() {
            return new Place("000000000000", "eu-central-1");
        }

        @Override
        public Instant now() {
            return START;
        }

        @Override
        public String uuid() {
            return "uuid";
        }

        @Override
        public double draw() {
            return 0.5;
        }
    }
}
