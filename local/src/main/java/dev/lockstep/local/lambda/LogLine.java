package dev.lockstep.local.lambda;

/// A line that a handler wrote, with the invocation it belongs to.
///
/// @param source which way it came
public record LogLine(String functionName, String requestId, Source source, String text) {

    /// Standard output, standard error, or the logger of the invocation's context.
    public enum Source {
        OUT,
        ERR,
        LOGGER
    }
}
