package dev.lockstep.infra.metric;

import java.util.List;

/// The metrics that the stage kit writes, as far as alarms and dashboards read them. The kit cannot see this list, nor
/// this list the kit: a test of the house runs a stage and holds the two together.
public enum HandlerMetric {
    /// From 0 to 1, of a stage that measures it.
    QUALITY("Quality"),
    /// Records that a stage read.
    RECORDS("RecordsProcessed"),
    /// Bytes that a stage read.
    VOLUME("DataVolume"),
    /// Milliseconds of the handler's own work.
    TIME("ExecutionTime"),
    /// Invocations that failed.
    ERRORS("ErrorCount");

    public static final String NAMESPACE = "Lockstep";

    /// What the metrics are told apart by.
    public static final List<String> DIMENSIONS = List.of("pipeline", "stage", "environment");

    private final String written;

    HandlerMetric(String written) {
        this.written = written;
    }

    public String written() {
        return written;
    }
}
