package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.util.Locale;

/// The quality a stage's output must reach: a number from 0 to 1 or an expression for one, and what happens below it.
public record Quality(Place place, Value atLeast, Otherwise otherwise) {

    /// Fail the run, put the bad records aside, or go on with a warning.
    public enum Otherwise {
        FAIL,
        QUARANTINE,
        WARN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
