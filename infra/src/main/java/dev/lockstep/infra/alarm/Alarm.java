package dev.lockstep.infra.alarm;

import dev.lockstep.infra.metric.Series;
import java.math.BigDecimal;

/// What wakes somebody, before it is drawn.
///
/// @param name within its pipeline
/// @param said to whoever is woken
public record Alarm(String name, String said, Series watched, Comparison comparison, BigDecimal threshold) {

    /// When a number is alarming.
    public enum Comparison {
        AT_LEAST("GreaterThanOrEqualToThreshold"),
        ABOVE("GreaterThanThreshold"),
        BELOW("LessThanThreshold");

        private final String inCloudWatch;

        Comparison(String inCloudWatch) {
            this.inCloudWatch = inCloudWatch;
        }

        String inCloudWatch() {
            return inCloudWatch;
        }
    }
}
