package dev.lockstep.functions.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Attempts of one stage that overlap, on a real DynamoDB.
final class CheckpointTest {
    private static final int STEPS = 5;

    @BeforeEach
    void makeTheTable() {
        Cloud.fresh().memory();
    }

    record Place(int steps) {}

    record Words(String text) {}

    @Test
    void aPositionIsMeasuredInBytesAsTheTableDoes() {
        Lambda.Answer answer = Doing.call("long", context -> {
            context.checkpoint(Words.class).keep(new Words("\u8a08".repeat(150_000)));
            return "kept";
        });
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertTrue(answer.errorMessage().endsWith("has 450011 bytes; at most 350000"), answer::errorMessage);
    }

    private static int reached() {
        return Integer.parseInt(Doing.call(
                        "later",
                        context -> Integer.toString(context.checkpoint(Place.class)
                                .reached()
                                .map(Place::steps)
                                .orElse(0)))
                .text("text"));
    }

    @Test
    void ofEightAttemptsAtOnceOneGoesOnAndTheOthersGiveWay() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        List<Lambda.Answer> answers = Doing.eightTimes(context -> {
            Checkpoint<Place> checkpoint = context.checkpoint(Place.class);
            int from = checkpoint.reached().map(Place::steps).orElse(0);
            meet(together);
            for (int step = from + 1; step <= STEPS; step++) {
                checkpoint.keep(new Place(step));
            }
            return "done";
        });
        assertEquals(1, answers.stream().filter(answer -> !answer.failed()).count());
        for (Lambda.Answer answer : answers) {
            if (answer.failed()) {
                assertEquals("dev.lockstep.functions.Unavailable", answer.errorType(), answer::errorMessage);
                assertTrue(answer.errorMessage().contains("this one gives way"), answer::errorMessage);
            }
        }
        assertEquals(STEPS, reached());
    }

    /// Each counts a step only when it could keep it: what is kept in the end is as many as were counted.
    @Test
    void eightThatComeAgainAndAgainLoseNoStepAndCountNoneTwice() throws Exception {
        AtomicInteger counted = new AtomicInteger();
        List<Lambda.Answer> answers = Doing.eightTimes(context -> {
            int own = 0;
            while (own < STEPS) {
                if (kept(context)) {
                    own++;
                    counted.incrementAndGet();
                }
            }
            return "done";
        });
        answers.forEach(answer -> assertFalse(answer.failed(), answer::errorMessage));
        assertEquals(8 * STEPS, counted.get());
        assertEquals(8 * STEPS, reached());
    }

    private static boolean kept(StageContext context) {
        Checkpoint<Place> checkpoint = context.checkpoint(Place.class);
        int from = checkpoint.reached().map(Place::steps).orElse(0);
        try {
            checkpoint.keep(new Place(from + 1));
            return true;
        } catch (Unavailable anotherWasFirst) {
            return false;
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
