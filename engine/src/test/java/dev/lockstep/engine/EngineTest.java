package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.FunctionInvoker.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EngineTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private static Execution run(Engine engine, String definition, String input) throws InterruptedException {
        Execution execution = engine.start(StateMachine.parse("m", definition), "e", input);
        execution.await();
        return execution;
    }

    private static List<String> events(Execution execution) {
        return execution.history().stream()
                .map(event -> event.id() + "<" + event.previousId() + " " + event.type())
                .toList();
    }

    @Test
    void waitsInVirtualTimeAndAssignsVariables() throws InterruptedException {
        String definition = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"x": "{% $states.input.n + 1 %}"}, "Next": "W"},
              "W": {"Type": "Wait", "Seconds": 86400, "Next": "C"},
              "C": {"Type": "Choice", "Choices": [{"Condition": "{% $x > 1 %}", "Next": "S", "Output": {"x": "{% $x %}"}}],
                    "Default": "F"},
              "S": {"Type": "Succeed"},
              "F": {"Type": "Fail", "Error": "no", "Cause": "{% 'because ' & $x %}"}}}\
            """;
        try (Engine engine = Engine.builder().virtualTime(START).build()) {
            Execution execution = run(engine, definition, "{\"n\": 1}");
            assertEquals(Outcome.succeeded("{\"x\":2}"), execution.outcome());
            assertEquals(Optional.of(START.plus(Duration.ofDays(1))), execution.stopDate());
            assertEquals(
                    List.of(
                            "1<0 ExecutionStarted",
                            "2<0 PassStateEntered",
                            "3<2 PassStateExited",
                            "4<3 WaitStateEntered",
                            "5<4 WaitStateExited",
                            "6<5 ChoiceStateEntered",
                            "7<6 ChoiceStateExited",
                            "8<7 SucceedStateEntered",
                            "9<8 SucceedStateExited",
                            "10<9 ExecutionSucceeded"),
                    events(execution));
            Execution failed = run(engine, definition, "{\"n\": 0}");
            assertEquals(
                    Outcome.ended(Outcome.Status.FAILED, Optional.of("no"), Optional.of("because 1")),
                    failed.outcome());
        }
    }

    @Test
    void retriesInAnIterationThenCatchesAndJoins() throws InterruptedException {
        String definition = """
            {"QueryLanguage": "JSONata", "StartAt": "M", "States": {
              "M": {"Type": "Map", "Items": "{% $states.input.items %}", "MaxConcurrency": 2,
                "ItemSelector": {"v": "{% $states.context.Map.Item.Value %}"},
                "ItemProcessor": {"StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Arguments": {"FunctionName": "f", "Payload": {"v": "{% $states.input.v %}", "attempt": "{% $states.context.State.RetryCount %}"}},
                    "Retry": [{"ErrorEquals": ["Flaky"], "IntervalSeconds": 10, "BackoffRate": 2, "MaxAttempts": 2}],
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "G", "Output": {"caught": "{% $states.errorOutput.Error %}"}}],
                    "Output": "{% $states.result.Payload %}", "End": true},
                  "G": {"Type": "Pass", "End": true}}},
                "End": true}}}\
            """;
        AtomicInteger calls = new AtomicInteger();
        FunctionInvoker functions = (arn, payload) -> {
            calls.incrementAndGet();
            String text = new String(payload, java.nio.charset.StandardCharsets.UTF_8);
            return CompletableFuture.completedStage(
                    text.contains("\"v\":2")
                            ? new Invocation.Raised("{\"errorType\":\"Flaky\",\"errorMessage\":\"m\"}")
                            : new Invocation.Returned(text));
        };
        try (Engine engine =
                Engine.builder().virtualTime(START).functions(functions).build()) {
            Execution execution = run(engine, definition, "{\"items\": [1,2,3]}");
            assertEquals(
                    Outcome.succeeded("[{\"v\":1,\"attempt\":0},{\"caught\":\"Flaky\"},{\"v\":3,\"attempt\":0}]"),
                    execution.outcome());
            assertEquals(Optional.of(START.plusSeconds(30)), execution.stopDate());
            assertEquals(5, calls.get());
        }
    }
}
