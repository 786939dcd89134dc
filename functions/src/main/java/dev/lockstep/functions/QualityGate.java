package dev.lockstep.functions;

import dev.lockstep.functions.log.StageLog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The least quality a stage's result must have, and what happens below it.
record QualityGate(double atLeast, Otherwise otherwise) {
    private static final int SHOWN = 3;

    enum Otherwise {
        FAIL,
        QUARANTINE,
        WARN
    }

    /// Lets the result pass, warns, or fails with the worst findings in the message.
    void check(Report report, StageLog log) {
        OptionalDouble quality = report.quality();
        if (quality.isEmpty()) {
            throw new InvalidInput(
                    "the stage has a quality gate of at least " + shown(atLeast) + " but its result has no quality");
        }
        if (quality.getAsDouble() >= atLeast) {
            return;
        }
        String message = message(quality.getAsDouble(), report);
        switch (otherwise) {
            case FAIL -> throw new QualityGateFailed(message);
            case QUARANTINE, WARN -> log.warn(message);
        }
    }

    private String message(double quality, Report report) {
        StringBuilder message = new StringBuilder("quality ")
                .append(shown(quality))
                .append(" is below ")
                .append(shown(atLeast));
        report.counts()
                .ifPresent(counts -> message.append(": ")
                        .append(counts.failed())
                        .append(" of ")
                        .append(counts.in())
                        .append(counts.in() == 1 ? " row rejected" : " rows rejected"));
        List<Finding> findings = report.findings();
        if (!findings.isEmpty()) {
            message.append("; first: ")
                    .append(findings.stream()
                            .limit(SHOWN)
                            .map(Finding::toString)
                            .collect(Collectors.joining(", ")));
            if (findings.size() > SHOWN) {
                message.append(", …");
            }
        }
        return message.toString();
    }

    /// Rounded down, so that a quality just below its gate never looks equal to it.
    private static String shown(double quality) {
        BigDecimal exact = BigDecimal.valueOf(quality);
        return exact.setScale(Math.max(2, Math.min(exact.scale(), 4)), RoundingMode.DOWN)
                .toString();
    }
}
