package dev.lockstep.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.LogGroups.Group;
import dev.lockstep.engine.LogGroups.Line;
import dev.lockstep.engine.task.sdk.AwsCalls;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// CloudWatch Logs where an endpoint stands for it.
final class CloudWatchLogsTest {
    private static final Group GROUP = new Group("/aws/vendedlogs/states/orders");
    private static final String STREAM = "states/orders/local";
    private static final Map<String, Object> DONE = Map.of("status", 200, "body", Map.of());

    private static Map<String, Object> refused(String type) {
        return Map.of("status", 400, "body", Map.of("__type", type, "message", "so it is"));
    }

    private static Line line(String text) {
        return new Line(Instant.ofEpochMilli(42), text);
    }

    private static AwsCalls calls(RecordingServer server) {
        return new AwsCalls(
                AwsServices.of(Map.of(
                        "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", server.endpoint().toString())),
                "us-east-1");
    }

    private static List<Object> actions(RecordingServer server) {
        return server.requests().stream()
                .<Object>map(request -> header(request, "X-amz-target").replace("Logs_20140328.", ""))
                .toList();
    }

    private static String header(Map<String, Object> request, String name) {
        return request.get("headers") instanceof Map<?, ?> headers ? String.valueOf(headers.get(name)) : "";
    }

    @Test
    void aGroupIsThereWhenOneHasExactlyItsName() {
        Map<String, Object> longer = Map.of("logGroupName", GROUP.name() + "-2");
        Map<String, Object> same = Map.of("logGroupName", GROUP.name());
        try (RecordingServer server = new RecordingServer(List.of(
                        Map.of("status", 200, "body", Map.of("logGroups", List.of(longer))),
                        Map.of("status", 200, "body", Map.of("logGroups", List.of(same, longer)))));
                AwsCalls calls = calls(server)) {
            LogGroups groups = calls.logGroups(LogGroups.none());
            assertFalse(groups.has(GROUP));
            assertTrue(groups.has(GROUP));
        }
    }

    @Test
    void linesAreSignedAndPutInAStreamThatIsMadeOnce() {
        try (RecordingServer server = new RecordingServer(List.of(refused("ResourceAlreadyExists"), DONE, DONE));
                AwsCalls calls = calls(server)) {
            LogGroups groups = calls.logGroups(LogGroups.none());
            groups.put(GROUP, STREAM, List.of(line("{\"id\":\"1\"}")));
            groups.put(GROUP, STREAM, List.of(line("{\"id\":\"2\"}")));
            assertEquals(List.of("CreateLogStream", "PutLogEvents", "PutLogEvents"), actions(server));
            Map<String, Object> put = server.requests().get(1);
            assertEquals(
                    Json.parse("{\"logGroupName\":\"" + GROUP.name() + "\",\"logStreamName\":\"" + STREAM
                            + "\",\"logEvents\":[{\"timestamp\":42,\"message\":\"{\\\"id\\\":\\\"1\\\"}\"}]}"),
                    put.get("body"));
            String authorization = header(put, "Authorization");
            assertTrue(authorization.contains("/us-east-1/logs/aws4_request"), authorization);
        }
    }

    @Test
    void noRequestIsLargerThanCloudWatchTakes() {
        try (RecordingServer server = new RecordingServer(List.of(DONE, DONE, DONE, DONE));
                AwsCalls calls = calls(server)) {
            LogGroups groups = calls.logGroups(LogGroups.none());
            groups.put(GROUP, STREAM, Collections.nCopies(5, line("x".repeat(250_000))));
            assertEquals(List.of("CreateLogStream", "PutLogEvents", "PutLogEvents"), actions(server));
        }
    }

    @Test
    void linesGoInTheOrderOfTimeAndNoRequestSpansMoreThanADay() {
        try (RecordingServer server = new RecordingServer(List.of(DONE, DONE, DONE));
                AwsCalls calls = calls(server)) {
            Instant day = Instant.parse("2026-01-01T00:00:00Z");
            calls.logGroups(LogGroups.none())
                    .put(
                            GROUP,
                            STREAM,
                            List.of(
                                    new Line(day.plusSeconds(2), "second"),
                                    new Line(day.plusSeconds(1), "first"),
                                    new Line(day.plusSeconds(86_402), "next day")));
            assertEquals(List.of("CreateLogStream", "PutLogEvents", "PutLogEvents"), actions(server));
            String both = String.valueOf(server.requests().get(1).get("body"));
            assertTrue(both.indexOf("first") < both.indexOf("second"), both);
            assertTrue(String.valueOf(server.requests().get(2).get("body")).contains("next day"));
        }
    }

    @Test
    void aRequestThatIsRefusedKeepsBackNoOtherAndOnlyItsLinesAreLost() {
        try (RecordingServer server = new RecordingServer(List.of(DONE, refused("InvalidParameterException"), DONE));
                AwsCalls calls = calls(server)) {
            LogGroups groups = calls.logGroups(LogGroups.none());
            LogGroups.Trouble trouble = assertThrows(
                    LogGroups.Trouble.class,
                    () -> groups.put(GROUP, STREAM, Collections.nCopies(5, line("x".repeat(250_000)))));
            assertEquals(4, trouble.lost());
            assertEquals(List.of("CreateLogStream", "PutLogEvents", "PutLogEvents"), actions(server));
        }
    }

    @Test
    void whatIsRefusedIsTroubleThatSaysWhy() {
        try (RecordingServer server = new RecordingServer(List.of(
                        DONE,
                        refused("ResourceNotFoundException"),
                        DONE,
                        Map.of(
                                "status",
                                200,
                                "body",
                                Map.of("rejectedLogEventsInfo", Map.of("tooNewLogEventStartIndex", 0)))));
                AwsCalls calls = calls(server)) {
            LogGroups groups = calls.logGroups(LogGroups.none());
            List<Line> lines = List.of(line("1"));
            assertEquals(
                    "CloudWatch Logs answers 400 ResourceNotFoundException: so it is",
                    assertThrows(LogGroups.Trouble.class, () -> groups.put(GROUP, STREAM, lines))
                            .getMessage());
            assertEquals(
                    "they are refused for their age: {\"tooNewLogEventStartIndex\":0}",
                    assertThrows(LogGroups.Trouble.class, () -> groups.put(GROUP, STREAM, lines))
                            .getMessage());
            // the stream may have gone with its group, so it is made once more
            assertEquals(
                    List.of("CreateLogStream", "PutLogEvents", "CreateLogStream", "PutLogEvents"), actions(server));
        }
    }

    @Test
    void whoGivesNoEndpointLogsWhereHeIsToldTo() {
        try (AwsCalls calls = new AwsCalls(AwsServices.none().withCloud(), "us-east-1")) {
            assertTrue(calls.logGroups(LogGroups.none()).has(GROUP));
        }
    }
}
