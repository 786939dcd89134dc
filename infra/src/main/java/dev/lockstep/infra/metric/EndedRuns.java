package dev.lockstep.infra.metric;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The runs that ended by themselves, as alarms and graphs reckon with them: of those that ended in a period, not of
/// those that started in it, which may end in another. Where Step Functions counted none of a kind there is no
/// datapoint, and a sum with a missing part is missing; so each part that is added is filled with 0. Where no run
/// ended, a part of them has no value.
public record EndedRuns(Source runs, Duration period) {

    private static final String BAD = "FILL(failed, 0) + FILL(timedOut, 0)";
    private static final String ALL = "(FILL(succeeded, 0) + " + BAD + ")";

    /// How many failed or timed out.
    public Series bad() {
        return new Series.Calculated(BAD, parts(), period);
    }

    /// Which part of them failed or timed out, up to 1.
    public Series errorRate() {
        return new Series.Calculated("(" + BAD + ") / " + ALL, withSucceeded(), period);
    }

    /// Which part of them succeeded, in percent.
    public Series successRate() {
        return new Series.Calculated("100 * FILL(succeeded, 0) / " + ALL, withSucceeded(), period);
    }

    private SequencedMap<String, Series.Measured> parts() {
        var parts = new LinkedHashMap<String, Series.Measured>();
        parts.put("failed", runs.sum("ExecutionsFailed", period));
        parts.put("timedOut", runs.sum("ExecutionsTimedOut", period));
        return parts;
    }

    private SequencedMap<String, Series.Measured> withSucceeded() {
        var parts = parts();
        parts.put("succeeded", runs.sum("ExecutionsSucceeded", period));
        return parts;
    }
}
