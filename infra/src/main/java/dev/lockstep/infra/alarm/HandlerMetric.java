package dev.lockstep.infra.alarm;

/// The metrics that the stage kit writes: namespace `Lockstep`, dimensions `pipeline`, `stage`, `environment`.
enum HandlerMetric {
    /// From 0 to 1, of a stage that measures it.
    QUALITY("Quality");

    static final String NAMESPACE = "Lockstep";

    private final String written;

    HandlerMetric(String written) {
        this.written = written;
    }

    String written() {
        return written;
    }
}
