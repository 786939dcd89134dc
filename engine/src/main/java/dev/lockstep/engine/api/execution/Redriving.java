package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Outcome;
import java.util.Optional;

/// Whether an execution could be redriven, as descriptions of it say.
final class Redriving {
    private Redriving() {}

    static String status(Started started, Outcome outcome) {
        if (!isPossible(outcome)) {
            return "NOT_REDRIVABLE";
        }
        return started.membership().isPresent() ? "REDRIVABLE_BY_MAP_RUN" : "REDRIVABLE";
    }

    static Optional<String> reason(Outcome outcome) {
        return isPossible(outcome)
                ? Optional.empty()
                : Optional.of("Execution is " + outcome.status() + " and cannot be redriven");
    }

    private static boolean isPossible(Outcome outcome) {
        return switch (outcome.status()) {
            case FAILED, TIMED_OUT, ABORTED -> true;
            case RUNNING, SUCCEEDED -> false;
        };
    }
}
