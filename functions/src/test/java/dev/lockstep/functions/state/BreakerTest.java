package dev.lockstep.functions.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private static final Breaker.Rule RULE = new Breaker.Rule(3, Duration.ofSeconds(30));
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String NAME = "a-pipeline/breaker/bank";

    private final Cloud cloud = Cloud.fresh();
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void makeTheTable() {
        cloud.memory();
    }

    private String down(StageContext context) throws IOException {
        return context.breaker("bank", RULE).call(() -> {
            calls.incrementAndGet();
            throw new Unavailable("the bank does not answer");
        });
    }

    private String up(StageContext context) throws IOException {
        return context.breaker("bank", RULE).call(() -> "call " + calls.incrementAndGet());
    }

    @Test
    void afterSomeFailuresNobodyCalls() {
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    "dev.lockstep.functions.Unavailable",
                    Doing.call("r" + i, this::down).errorType());
        }
        Lambda.Answer refused = Doing.call("r4", this::up);
        assertEquals("dev.lockstep.functions.CircuitOpen", refused.errorType());
        assertTrue(
                refused.errorMessage().startsWith("bank has failed too often and is not called until 2"),
                refused::errorMessage);
        assertEquals(3, calls.get());
    }

    @Test
    void anAnswerBetweenFailuresStartsTheCountAnew() {
        Doing.call("1", this::down);
        Doing.call("2", this::down);
        Doing.call("3", this::up);
        Doing.call("4", this::down);
        Doing.call("5", this::down);
        assertFalse(Doing.call("6", this::up).failed());
    }

    @Test
    void whoeverSaysNoDoesAnswer() {
        for (int i = 0; i < 5; i++) {
            Doing.call(
                    "r" + i,
                    context -> context.breaker("bank", RULE).call(() -> {
                        throw new InvalidInput("no such account");
                    }));
        }
        assertFalse(Doing.call("last", this::up).failed());
    }

    @Test
    void whenThePauseIsOverOneOfEightCalls() throws Exception {
        Doing.remember(NAME, "{\"circuit\": \"open\", \"count\": 1, \"until\": \"2026-01-01T00:00:00Z\"}");
        List<Lambda.Answer> answers =
                Doing.eightTimes(context -> context.breaker("bank", RULE).call(() -> {
                    calls.incrementAndGet();
                    throw new Unavailable("still closed");
                }));
        assertEquals(1, calls.get());
        assertEquals(
                7,
                answers.stream()
                        .filter(answer -> answer.errorType().endsWith("CircuitOpen"))
                        .count());
    }

    @Test
    void oneAnswerClosesItForAll() {
        Doing.remember(NAME, "{\"circuit\": \"open\", \"count\": 4, \"until\": \"2026-01-01T00:00:00Z\"}");
        assertEquals("call 1", Doing.call("1", this::up).text("text"));
        assertEquals("call 2", Doing.call("2", this::up).text("text"));
    }

    @Test
    void ofEightFailuresAtOnceEachIsCounted() throws Exception {
        Breaker.Rule patient = new Breaker.Rule(8, Duration.ofSeconds(30));
        Doing.eightTimes(context -> context.breaker("bank", patient).call(() -> {
            throw new Unavailable("closed");
        }));
        assertTrue(Doing.call("next", this::up).failed());
    }

    @Test
    void asLongAsAllIsWellNothingIsWritten() {
        Doing.call("1", context -> {
            int before = cloud.items(Cloud.MEMORY);
            String text = up(context);
            assertEquals(before, cloud.items(Cloud.MEMORY));
            return text;
        });
        assertEquals(1, calls.get());
    }

    @Test
    void eachTimeInARowItStaysOpenTwiceAsLong() {
        Circuit circuit = new Circuit.Closed(2).afterFailure(NOW, RULE);
        assertEquals(new Circuit.Open(NOW.plusSeconds(30), 1), circuit);
        assertEquals(Optional.of(NOW.plusSeconds(30)), circuit.refusedUntil(NOW.plusSeconds(29)));
        Instant then = NOW.plusSeconds(30);
        circuit = circuit.asked(then, RULE);
        assertEquals(new Circuit.HalfOpen(then.plusSeconds(30), 1), circuit);
        assertEquals(new Circuit.Open(then.plusSeconds(60), 2), circuit.afterFailure(then, RULE));
        assertEquals(
                new Circuit.Open(then.plus(Breaker.LONGEST), 41),
                new Circuit.HalfOpen(then, 40).afterFailure(then, RULE));
    }

    @Test
    void whoWasToSeeAndDiedIsReplaced() {
        Circuit circuit = new Circuit.HalfOpen(NOW, 2);
        assertEquals(Optional.empty(), circuit.refusedUntil(NOW));
        assertEquals(new Circuit.HalfOpen(NOW.plusSeconds(30), 2), circuit.asked(NOW, RULE));
    }

    @Test
    void anAnswerFromBeforeItOpenedSaysNothing() {
        Circuit open = new Circuit.Open(NOW, 1);
        assertEquals(open, open.afterAnswer());
    }
}
