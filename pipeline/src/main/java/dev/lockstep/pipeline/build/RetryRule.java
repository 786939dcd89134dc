package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.stage.Retry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// How a failed stage is tried again.
public record RetryRule(Keys keys) {

    /// Tries after the first; 0 for none.
    public static RetryRule attempts(int attempts) {
        return new RetryRule(Keys.none().with("attempts", attempts));
    }

    /// The wait before the first new try.
    public RetryRule interval(Duration interval) {
        return with("interval", interval);
    }

    /// What each further wait is multiplied by.
    public RetryRule backoff(BigDecimal factor) {
        return with("backoff", factor);
    }

    public RetryRule maxInterval(Duration longest) {
        return with("maxInterval", longest);
    }

    public RetryRule jitter(Retry.Jitter jitter) {
        return with("jitter", jitter);
    }

    /// Errors that are tried again, by their names; any failure and timeout without.
    public RetryRule on(List<String> errors) {
        return with("on", errors);
    }

    private RetryRule with(String key, Object value) {
        return new RetryRule(keys.with(key, value));
    }
}
