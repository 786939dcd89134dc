package dev.lockstep.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.store.Commission;
import dev.lockstep.engine.value.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Executions that an earlier process has begun, or ended.
final class KeptExecutionsTest {
    private static final Map<?, ?> MACHINES = CaseFile.map(CaseFile.read("/kept/machines.json"));

    @TempDir
    private Path folder;

    private KeptService open() {
        return new KeptService(folder, _ -> false);
    }

    private static KeptService with(KeptService service, String machine) {
        service.call("CreateActivity", Map.of("name", "work"));
        service.call(
                "CreateStateMachine",
                Map.of(
                        "name",
                        machine,
                        "roleArn",
                        "arn:aws:iam::000000000000:role/r",
                        "definition",
                        Json.write(Objects.requireNonNull(MACHINES.get(machine)))));
        return service;
    }

    @Test
    void redrivesWhatFailedInAnEarlierProcess() {
        String arn;
        try (KeptService first = with(open(), "fails")) {
            arn = first.start("fails");
            assertEquals("FAILED", first.await(arn).get("status"));
            assertEquals(List.of("good", "broken"), first.called());
        }
        try (KeptService second = open()) {
            second.mend();
            second.call("RedriveExecution", Map.of("executionArn", arn));
            Map<?, ?> described = second.await(arn);
            assertEquals("SUCCEEDED", described.get("status"));
            assertEquals(1, described.get("redriveCount"));
            assertEquals(List.of("broken"), second.called(), "what had succeeded is not called again");
            assertTrue(second.eventTypes(arn).contains("ExecutionRedriven"));
        }
        try (KeptService third = open()) {
            Map<?, ?> described = third.await(arn);
            assertEquals("SUCCEEDED", described.get("status"));
            assertEquals(1, described.get("redriveCount"));
            assertEquals("NOT_REDRIVABLE", described.get("redriveStatus"));
        }
    }

    @Test
    void redrivesTwiceInTwoProcesses() {
        String arn;
        try (KeptService first = with(open(), "fails")) {
            arn = first.start("fails");
            first.await(arn);
            first.call("RedriveExecution", Map.of("executionArn", arn));
            first.awaitEvents(arn, "ExecutionFailed", 2);
        }
        try (KeptService second = open()) {
            assertEquals(1, second.await(arn).get("redriveCount"));
            second.mend();
            second.call("RedriveExecution", Map.of("executionArn", arn));
            assertEquals("SUCCEEDED", second.await(arn).get("status"));
            assertEquals(2, second.await(arn).get("redriveCount"));
        }
    }

    @Test
    void aRedriveIsTheSameInAnotherProcessWhenItsTokenIs() {
        String arn;
        Map<String, Object> request;
        try (KeptService first = with(open(), "fails")) {
            arn = first.start("fails");
            first.await(arn);
            request = Map.of("executionArn", arn, "clientToken", "once");
            first.call("RedriveExecution", request);
            first.awaitEvents(arn, "ExecutionFailed", 2);
        }
        try (KeptService second = open()) {
            second.mend();
            second.call("RedriveExecution", request);
            assertEquals("FAILED", second.await(arn).get("status"));
            second.call("RedriveExecution", Map.of("executionArn", arn, "clientToken", "twice"));
            assertEquals("SUCCEEDED", second.await(arn).get("status"));
        }
    }

    @Test
    void goesOnWithADistributedMapAndItsChildren() {
        String arn;
        List<String> before;
        try (KeptService first = with(open(), "works")) {
            arn = first.start("works");
            first.awaitMapRun(arn);
            first.work();
            first.awaitCount(arn, "succeeded", 1);
            first.awaitCount(arn, "running", 2);
            before = first.awaitChildren(arn, 3);
        }
        try (KeptService second = open()) {
            second.awaitCount(arn, "running", 2);
            assertEquals(before, second.childArns(arn), "they are not started again");
            second.work();
            second.work();
            Map<?, ?> described = second.await(arn);
            assertEquals("SUCCEEDED", described.get("status"));
            assertEquals("[\"1\",\"2\",\"3\"]", described.get("output"));
            assertEquals(before, second.childArns(arn));
        }
        try (KeptService third = open()) {
            third.awaitCount(arn, "succeeded", 3);
            assertEquals(before, third.childArns(arn));
            Map<?, ?> child = third.await(before.getFirst());
            assertEquals("SUCCEEDED", child.get("status"));
            assertEquals(third.mapRunArn(arn), child.get("mapRunArn"));
        }
    }

    @Test
    void redrivesTheChildrenThatFailedInAnEarlierProcess() {
        String arn;
        List<String> before;
        try (KeptService first = with(open(), "spreads")) {
            arn = first.start("spreads");
            assertEquals("FAILED", first.await(arn).get("status"));
            before = first.childArns(arn);
            first.awaitCount(arn, "failed", 1);
            assertEquals(2, first.called().size());
        }
        try (KeptService second = open()) {
            second.mend();
            second.call("RedriveExecution", Map.of("executionArn", arn));
            assertEquals("SUCCEEDED", second.await(arn).get("status"));
            assertEquals(List.of("broken"), second.called());
            assertEquals(before, second.childArns(arn));
            Map<?, ?> run = second.call("DescribeMapRun", Map.of("mapRunArn", second.mapRunArn(arn)));
            assertEquals(1, run.get("redriveCount"));
            assertEquals("SUCCEEDED", run.get("status"));
        }
    }

    @Test
    void stopsChildrenWhoseParentHadEndedBeforeTheCrash() {
        String arn;
        try (KeptService first = with(new KeptService(folder, KeptExecutionsTest::isChild), "works")) {
            arn = first.start("works");
            first.awaitMapRun(arn);
            first.awaitChildren(arn, 2);
            first.call("StopExecution", Map.of("executionArn", arn));
        }
        try (KeptService second = open()) {
            assertEquals("ABORTED", second.await(arn).get("status"));
            for (String child : second.childArns(arn)) {
                assertEquals("ABORTED", second.await(child).get("status"));
            }
            assertEquals(2, second.childArns(arn).size());
        }
    }

    private static boolean isChild(Commission commission) {
        return commission.membership().isPresent();
    }
}
