package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.cases.CaseFolder;
import dev.lockstep.engine.dataset.MemoryObjects;
import dev.lockstep.engine.value.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Definitions with an input and what becomes of it, one in each file of `resources/run`, run in virtual time. What
/// came to each execution is then enough to tell the very same history again.
final class RunCasesTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @TestFactory
    Stream<DynamicTest> runsAsExpected() {
        return CaseFolder.tests("run", RunCasesTest::run);
    }

    private static void run(Case given) {
        Map<?, ?> functions = given.has("functions") ? CaseFile.map(given.get("functions")) : Map.of();
        MemoryObjects objects = objects(given);
        try (Engine engine = Engine.builder()
                .virtualTime(START)
                .seed(7)
                .account("123456789012")
                .region("us-east-1")
                .functions(new ScriptedFunctions(functions))
                .objects(objects)
                .build()) {
            StateMachine machine = StateMachine.parse("machine", Json.write(given.get("definition")));
            Engine.Start start = start(Json.write(given.get("input")));
            RecordingJournal journal = new RecordingJournal();
            Engine.Ready ready = engine.ready(machine, start, journal, Optional.empty());
            ready.begin().run();
            Execution execution = ready.execution();
            Outcome outcome = await(execution);
            int redrives = given.has("redrives") ? ((Number) given.get("redrives")).intValue() : 0;
            for (int i = 0; i < redrives; i++) {
                assertTrue(execution.redrive(), outcome::toString);
                outcome = await(execution);
            }
            Map<?, ?> expected = CaseFile.map(given.get("expected"));
            check(expected, execution, outcome);
            assertEquals(execution.history(), engine.retell(machine, start, journal.past()));
            if (expected.get("objects") instanceof Map<?, ?> written) {
                written.forEach((address, content) -> assertEquals(
                        content, objects.text((String) address).orElseGet(() -> objects.addresses() + "")));
            }
        }
    }

    private static Engine.Start start(String input) {
        return new Engine.Start(
                "execution",
                input,
                "arn:aws:states:us-east-1:123456789012:execution:machine:execution",
                "arn:aws:iam::123456789012:role/machine",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MemoryObjects objects(Case given) {
        MemoryObjects objects = new MemoryObjects();
        if (given.has("objects")) {
            CaseFile.map(given.get("objects"))
                    .forEach((address, content) -> objects.with((String) address, (String) content));
        }
        return objects;
    }

    private static Outcome await(Execution execution) {
        try {
            return execution.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Map<?, ?> expected, Execution execution, Outcome outcome) {
        assertEquals(expected.get("status"), outcome.status().name(), outcome::toString);
        if (expected.containsKey("output")) {
            String output = outcome.output().orElse("nothing");
            assertTrue(Json.equal(known(expected.get("output")), Json.parse(output)), output);
        }
        same(expected.get("error"), outcome.error());
        same(expected.get("cause"), outcome.cause());
        if (expected.get("causeHolds") instanceof String words) {
            assertTrue(outcome.cause().orElse("").contains(words), outcome::toString);
        }
        Duration taken = Duration.between(START, execution.stopDate().orElse(START));
        if (expected.get("seconds") instanceof Number seconds) {
            assertEquals(Duration.ofSeconds(seconds.longValue()), taken);
        }
        if (expected.get("secondsBelow") instanceof Number seconds) {
            assertTrue(taken.isPositive() && taken.toSeconds() < seconds.longValue(), taken::toString);
        }
        if (expected.get("events") instanceof List<?> events) {
            assertEquals(events, events(execution));
        }
    }

    private static Object known(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    private static void same(@Nullable Object expected, Optional<String> actual) {
        if (expected != null) {
            assertEquals(expected, actual.orElse("nothing"));
        }
    }

    private static List<String> events(Execution execution) {
        return execution.history().stream()
                .map(event -> event.id() + "<" + event.previousId() + " " + event.type())
                .toList();
    }
}
