package dev.lockstep.pipeline.build;

import java.time.Duration;
import java.time.Instant;

/// A stage that lets time pass.
public record WaitStage(String name, Keys keys) implements StageDefinition, StageDefinition.Ordered<WaitStage> {

    public static WaitStage of(String name, Duration time) {
        return of(name, (Object) time);
    }

    /// As long as is only known in the run.
    ///
    /// @param seconds an expression that gives a number of seconds
    public static WaitStage of(String name, Given.Expression<? extends Number> seconds) {
        return of(name, (Object) seconds);
    }

    public static WaitStage until(String name, Instant moment) {
        return of(name, Keys.none().with("until", moment.toString()));
    }

    /// Until a moment.
    ///
    /// @param moment ISO 8601, or an expression that gives it
    public static WaitStage until(String name, Given<String> moment) {
        return of(name, Keys.none().with("until", moment));
    }

    private static WaitStage of(String name, Object length) {
        return new WaitStage(name, Keys.none().with("wait", length));
    }

    @Override
    public WaitStage said(Keys more) {
        return new WaitStage(name, more);
    }
}
