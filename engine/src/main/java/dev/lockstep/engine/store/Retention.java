package dev.lockstep.engine.store;

import java.time.Duration;

/// How many finished executions are kept, how many bytes of them, and for how long; the oldest go first.
public record Retention(int executions, long bytes, Duration age) {
    /// AWS keeps finished executions for 90 days.
    private static final Duration USUAL_AGE = Duration.ofDays(90);

    private static final int USUAL_EXECUTIONS = 1_000_000;

    /// Within a quarter of the memory there is.
    public static Retention inMemory() {
        return new Retention(USUAL_EXECUTIONS, Runtime.getRuntime().maxMemory() / 4, USUAL_AGE);
    }

    /// As many bytes as there are.
    public static Retention onDisk() {
        return new Retention(USUAL_EXECUTIONS, Long.MAX_VALUE, USUAL_AGE);
    }

    public Retention withExecutions(int most) {
        return new Retention(most, bytes, age);
    }

    public Retention withBytes(long most) {
        return new Retention(executions, most, age);
    }

    public Retention withAge(Duration longest) {
        return new Retention(executions, bytes, longest);
    }
}
