package dev.lockstep.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.Connections;
import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.cases.CaseFolder;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Tasks that call services: what the SDK's own clients send to a server, and what becomes of its answers. A case in
/// each file of `resources/calls`: a task (`ENDPOINT` is the server's), what the server answers, the requests and the
/// outcome that are expected.
final class ServiceCallsTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @TestFactory
    Stream<DynamicTest> callsAsExpected() {
        return CaseFolder.tests("calls", ServiceCallsTest::run);
    }

    private static void run(Case given) {
        try (RecordingServer server = new RecordingServer((List<?>) given.get("answers"));
                Engine engine = Engine.builder()
                        .virtualTime(START)
                        .seed(7)
                        .account("123456789012")
                        .region("us-east-1")
                        .aws(AwsServices.of(environment(given, server)))
                        .connections(connections(given, server))
                        .build()) {
            String definition = Json.write(definition(given));
            StateMachine machine = StateMachine.parse(
                    "machine", definition.replace("ENDPOINT", server.endpoint().toString()));
            Execution execution = engine.start(machine, "execution", "{}");
            check(CaseFile.map(given.get("expected")), outcome(execution));
            assertEquals(
                    Json.pretty(given.get("requests")),
                    Json.pretty(seen((List<?>) given.get("requests"), server.requests())));
        }
    }

    private static Connections connections(Case given, RecordingServer server) {
        return given.has("connections")
                ? Connections.parse(Json.write(given.get("connections"))
                        .replace("ENDPOINT", server.endpoint().toString()))
                : Connections.none();
    }

    private static Map<String, String> environment(Case given, RecordingServer server) {
        return given.has("endpoint")
                ? Map.of("AWS_ENDPOINT_URL", given.text("endpoint"))
                : Map.of("AWS_ENDPOINT_URL", server.endpoint().toString());
    }

    private static Map<String, Object> definition(Case given) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("Type", "Task");
        task.put("End", true);
        CaseFile.map(given.get("task")).forEach((name, value) -> task.put((String) name, value));
        return Map.of("StartAt", "Call", "States", Map.of("Call", task));
    }

    private static Outcome outcome(Execution execution) {
        try {
            return execution.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Map<?, ?> expected, Outcome outcome) {
        if (expected.containsKey("output")) {
            assertEquals(
                    Json.pretty(Objects.requireNonNull(expected.get("output"))),
                    Json.pretty(Json.parse(outcome.output().orElseThrow(() -> new AssertionError(outcome)))));
            return;
        }
        assertEquals(expected.get("error"), outcome.error().orElse("none, but " + outcome));
        if (expected.get("causeHolds") instanceof String words) {
            assertTrue(outcome.cause().orElse("").contains(words), outcome::toString);
        } else {
            assertEquals(expected.get("cause"), outcome.cause().orElse("nothing"));
        }
    }

    /// Of each request what the case tells about the one that is expected in its place.
    private static List<Object> seen(List<?> expected, List<Map<String, Object>> requests) {
        assertEquals(expected.size(), requests.size(), requests::toString);
        return Stream.iterate(0, index -> index + 1)
                .limit(requests.size())
                .map(index -> (Object) like((Map<?, ?>) expected.get(index), requests.get(index)))
                .toList();
    }

    private static Map<String, Object> like(Map<?, ?> expected, Map<?, ?> actual) {
        Map<String, Object> shown = new LinkedHashMap<>();
        expected.forEach((name, wanted) -> {
            Object found = actual.containsKey(name) ? Objects.requireNonNull(actual.get(name)) : "nothing";
            boolean isHeaders = name.equals("headers") && wanted instanceof Map && found instanceof Map;
            shown.put((String) name, isHeaders ? like((Map<?, ?>) wanted, (Map<?, ?>) found) : found);
        });
        return shown;
    }
}
