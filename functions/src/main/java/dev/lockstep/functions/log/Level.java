package dev.lockstep.functions.log;

import java.util.Locale;

/// How much a line matters.
public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /// The level of a name, in Lambda's or Powertools' spelling; INFO when it is unknown.
    public static Level of(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRACE", "DEBUG" -> DEBUG;
            case "WARN", "WARNING" -> WARN;
            case "ERROR", "FATAL", "CRITICAL" -> ERROR;
            default -> INFO;
        };
    }
}
