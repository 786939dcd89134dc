package dev.lockstep.functions.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every call that the starters of the samples make is on record. The tests of `infra` hold the record against what
/// they are allowed. `-Dlockstep.calls=write` writes it anew.
final class StarterCallsTest {
    private static final Path RECORD = Path.of(
            Objects.requireNonNull(System.getProperty("lockstep.root")), "infra/src/test/resources/calls/starters.txt");

    private final Cloud cloud = Cloud.fresh();
    private final StepFunctions steps = StepFunctions.start();

    @BeforeEach
    void configure() {
        cloud.table("orders", List.of("id", "at"));
        cloud.serve("states", steps.address());
    }

    @AfterEach
    void clear() {
        List.of("pipeline", "statemachine", "admission.table", "concurrency.runs")
                .forEach(name -> System.clearProperty("lockstep." + name));
        steps.stop();
    }

    @Test
    void callsOfStartersAreOnRecord() throws IOException {
        var made = new TreeSet<String>();
        for (String pipeline : List.of("modernize", "orders", "storefront")) {
            set(pipeline);
            tell("{\"pipeline\": \"" + pipeline + "\", \"name\": \"" + pipeline + "\"}");
            made.addAll(calls(pipeline));
        }
        set("telemetry");
        System.setProperty("lockstep.admission.table", "orders");
        System.setProperty("lockstep.concurrency.runs", "1");
        tell("{\"pipeline\": \"telemetry\", \"name\": \"first\"}");
        tell("{\"pipeline\": \"telemetry\", \"name\": \"second\"}");
        String first = steps.running().getLast();
        steps.end(first);
        tell("{\"ended\": {\"detail\": {\"name\": \"" + first + "\"}}}");
        tell("{\"pipeline\": \"telemetry\", \"name\": \"second\"}");
        tell("{\"remind\": true}");
        made.addAll(calls("telemetry"));
        String lines = String.join("\n", made) + "\n";
        if ("write".equals(System.getProperty("lockstep.calls"))) {
            Files.writeString(RECORD, lines);
        }
        assertEquals(Files.readString(RECORD), lines, "-Dlockstep.calls=write writes " + RECORD);
    }

    private static void set(String pipeline) {
        System.setProperty("lockstep.pipeline", pipeline);
        System.setProperty(
                "lockstep.statemachine", "arn:aws:states:eu-central-1:000000000000:stateMachine:" + pipeline + ":live");
    }

    private static void tell(String message) {
        Lambda.Answer answer = Lambda.call(new StarterHandler(), message);
        assertEquals("200", answer.text("statusCode"));
    }

    /// What was called since it was asked last.
    private List<String> calls(String pipeline) {
        List<String> calls = cloud.requests().stream()
                .filter(seen -> !seen.operation().endsWith("Table"))
                .map(seen -> "function " + pipeline + "-starter " + seen.service() + ":" + seen.operation() + " "
                        + resource(seen, pipeline))
                .toList();
        cloud.forget();
        return calls;
    }

    private static String resource(Fault.Seen seen, String pipeline) {
        return switch (seen.operation()) {
            case "StartExecution" -> "stateMachine/" + pipeline;
            case "DescribeExecution" -> "execution/" + pipeline + ":RUN";
            default -> "table/" + pipeline + "-admission";
        };
    }
}
