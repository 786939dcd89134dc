package dev.lockstep.engine.api.execution;

/// How many finished executions are kept, and how many events of theirs; the oldest go first.
public record Retention(int executions, long events) {
    /// About what an event takes, with its share of the texts it names.
    private static final int BYTES_AN_EVENT = 1_200;

    /// A quarter of the memory there is for events, and fifty thousand executions.
    public static Retention usual() {
        return new Retention(50_000, Runtime.getRuntime().maxMemory() / 4 / BYTES_AN_EVENT);
    }
}
