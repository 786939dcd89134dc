package dev.lockstep.functions.starter;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import java.util.Optional;

/// How many runs may be under way at once.
///
/// @param waits whether further events wait; else they start nothing
record Limit(int runs, boolean waits) {

    static Optional<Limit> of(Settings settings) {
        return settings.get("concurrency.runs")
                .map(runs -> new Limit(
                        number(runs),
                        !settings.get("concurrency.otherwise").orElse("wait").equals("skip")));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput("LOCKSTEP_CONCURRENCY_RUNS is '" + text + "'; expected a whole number", e);
        }
    }
}
