package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Retry;
import dev.lockstep.pipeline.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A stage with all its retries and the waits between them ends before the run's own time is over: a try that nobody
/// waits for is none.
final class RetryTotals implements Check {

    private static final Duration EXPRESS = Duration.ofMinutes(5);

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var own = pipeline.timeout();
        var express = pipeline.kind() == Pipeline.Kind.EXPRESS;
        if (express && own.filter(time -> time.compareTo(EXPRESS) > 0).isPresent()) {
            problems.add(
                    pipeline.place(), "timeout.express", "an Express pipeline ends after 5m, before its own timeout");
            return;
        }
        var longest = express ? Optional.of(own.orElse(EXPRESS)) : own;
        longest.ifPresent(time -> pipeline.stages().forEach(stage -> look(stage, time, express, problems)));
    }

    private static void look(Stage stage, Duration longest, boolean express, Problems problems) {
        if (stage.timeout().isEmpty()) {
            return;
        }
        var once = stage.timeout().get();
        var tries = stage.retry().map(Retry::attempts).orElse(0) + 1;
        var total = once.multipliedBy(tries)
                .plus(stage.retry().map(RetryTotals::waits).orElse(Duration.ZERO));
        // of an Express pipeline a single try that is too long is told as such
        if (total.compareTo(longest) > 0 && !(express && once.compareTo(EXPRESS) > 0)) {
            problems.add(
                    stage.place(),
                    "timeout.total",
                    "stage '" + stage.name() + "' may take " + written(once)
                            + (tries > 1 ? ", and with its retries " + written(total) : "")
                            + ", but a run ends after " + written(longest));
        }
    }

    /// What is waited between tries when none is shortened by chance. A wait ends at a year: beyond, the exact sum
    /// says nothing more.
    private static Duration waits(Retry retry) {
        var most = retry.maxInterval().orElse(Duration.ofDays(365)).toSeconds();
        var wait = BigDecimal.valueOf(retry.interval().toSeconds());
        var total = 0L;
        for (var i = 0; i < retry.attempts() && total < Duration.ofDays(365).toSeconds(); i++) {
            total += wait.min(BigDecimal.valueOf(most)).longValue();
            wait = wait.multiply(retry.backoff()).min(BigDecimal.valueOf(most));
        }
        return Duration.ofSeconds(total);
    }

    private static String written(Duration time) {
        var text = time.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
        return time.toDays() > 0 && time.toHours() % 24 == 0 && time.toSecondsPart() == 0 && time.toMinutesPart() == 0
                ? time.toDays() + "d"
                : text;
    }
}
