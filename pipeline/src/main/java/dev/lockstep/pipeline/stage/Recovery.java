package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import java.util.Locale;
import java.util.Optional;

/// What happens when a stage has failed for good, before the pipeline's own `onFailure`: a handler is called, or
/// nothing is, and then the run fails with the original error or goes on.
///
/// Who goes on finds `{ tolerated: { error, cause } }` as the stage's result, or what the handler returned.
public record Recovery(Place place, Optional<LambdaFunction> handler, Then then) {

    /// How the run goes on.
    public enum Then {
        FAIL,
        CONTINUE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The name of the function of a stage's recovery.
    public static String function(String stage) {
        return stage + "OnFailure";
    }
}
