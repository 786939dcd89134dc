package dev.lockstep.engine.fuzz;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.InvalidDefinition;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.dataset.MemoryObjects;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs definitions in virtual time and looks at how they end.
final class Runs implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOST_EVENTS = 25_000;
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Engine engine = Engine.builder()
            .virtualTime(START)
            .seed(7)
            .objects(new MemoryObjects().with("s3://bucket/items.json", "[1, {\"a\": 2}, null]"))
            .functions((arn, payload) -> CompletableFuture.completedStage(
                    arn.endsWith("fails") || arn.hashCode() % 3 == 0
                            ? new Invocation.Raised("{\"errorType\":\"E\",\"errorMessage\":\"m\"}")
                            : new Invocation.Returned(new String(payload, StandardCharsets.UTF_8))))
            .build();
    private long executions;

    /// What became of a definition: why it was refused, or how it ran.
    String of(String definition, String input) throws InterruptedException {
        StateMachine machine;
        try {
            machine = StateMachine.parse("m", definition);
        } catch (InvalidDefinition e) {
            return "refused: " + Words.shape(e.diagnostics().getFirst().toString());
        }
        Execution execution = engine.start(machine, "e" + ++executions, input);
        Optional<Outcome> outcome = within(execution, MOMENT);
        for (int events = -1; outcome.isEmpty() && events != execution.history().size(); ) {
            events = execution.history().size();
            outcome = within(execution, MOMENT);
        }
        if (outcome.isEmpty()) {
            // it waits for somebody outside, who never comes
            execution.stop(Optional.of("Stopped"), Optional.empty());
            outcome = within(execution, Duration.ofSeconds(20));
        }
        Outcome ended = outcome.orElseThrow(() -> new AssertionError("it runs on and cannot be stopped"));
        if (ended.cause().orElse("").startsWith("The engine failed")) {
            throw new AssertionError(ended.cause().get());
        }
        if (execution.history().size() > MOST_EVENTS) {
            throw new AssertionError(execution.history().size() + " events");
        }
        return words(execution, ended);
    }

    private static Optional<Outcome> within(Execution execution, Duration longest) throws InterruptedException {
        try {
            return Optional.of(execution.ended().toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String words(Execution execution, Outcome outcome) {
        StringBuilder words = new StringBuilder(outcome.status().name());
        outcome.error().ifPresent(error -> words.append(' ').append(Words.shape(error)));
        outcome.cause().or(outcome::output).ifPresent(text -> words.append(' ').append(Words.shape(text)));
        execution.history().stream()
                .map(HistoryEvent::type)
                .distinct()
                .forEach(type -> words.append(' ').append(type));
        return words.toString();
    }

    @Override
    public void close() {
        engine.close();
    }
}
