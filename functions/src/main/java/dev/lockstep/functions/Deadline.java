package dev.lockstep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;

/// When Lambda ends an invocation, and how long before that a stage has to stop by itself: what it needs to write down
/// how far it came.
///
/// @param margin how long before the end a stage stops
public record Deadline(Context lambda, Duration margin) {
    private static final Duration USUAL = Duration.ofSeconds(10);

    /// A margin is never more than this part of the whole time: a short stage works too.
    private static final int PART = 5;

    /// The setting `deadline.margin` (`10s` when it is not given), or a fifth of the time there is.
    static Deadline of(Context lambda, Settings settings) {
        Duration most = Duration.ofMillis(lambda.getRemainingTimeInMillis()).dividedBy(PART);
        Duration wanted = settings.duration("deadline.margin").orElse(USUAL);
        return new Deadline(lambda, wanted.compareTo(most) < 0 ? wanted : most);
    }

    /// The time until Lambda ends the invocation.
    public Duration remaining() {
        return Duration.ofMillis(lambda.getRemainingTimeInMillis());
    }

    /// Whether it is time to stop.
    public boolean near() {
        return remaining().compareTo(margin) <= 0;
    }
}
