package dev.lockstep.functions.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SampleTest {
    @Test
    void aPartOfTheRunsIsTaken() {
        Sample sample = new Sample(5);
        long taken = IntStream.range(0, 10_000)
                .filter(run -> sample.takes("run-" + run))
                .count();
        assertTrue(taken > 400 && taken < 600, () -> taken + " of 10,000");
        assertEquals(sample.takes("run-7"), sample.takes("run-7"));
    }

    @Test
    void allOrNone() {
        assertTrue(IntStream.range(0, 100).allMatch(run -> new Sample(100).takes("r" + run)));
        assertFalse(IntStream.range(0, 100).anyMatch(run -> new Sample(0).takes("r" + run)));
    }

    @Test
    void anythingElseIsRefused() {
        assertEquals(new Sample(2.5), given("2.5%"));
        assertThrows(InvalidInput.class, () -> given("often"));
    }

    private static Sample given(String text) {
        System.setProperty("lockstep.log.sample", text);
        try {
            return Sample.of(Settings.ofThisProcess());
        } finally {
            System.clearProperty("lockstep.log.sample");
        }
    }
}
