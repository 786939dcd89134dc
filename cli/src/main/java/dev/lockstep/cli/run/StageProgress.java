package dev.lockstep.cli.run;

import dev.lockstep.cli.report.StageReport;
import dev.lockstep.cli.report.StageResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far one stage has come, over all its calls.
final class StageProgress {
    private final String name;
    private int tries;
    private int open;
    private int ran;
    private boolean failed;
    private Duration waited = Duration.ZERO;
    private StageResult result = StageResult.NOTHING;
    private @Nullable Instant first;
    private @Nullable Instant last;

    StageProgress(String name) {
        this.name = name;
    }

    void started(Instant now, Duration wait) {
        first = first == null ? now : first;
        tries++;
        open++;
        failed = false;
        waited = waited.plus(wait);
    }

    void done(Instant now, StageResult item) {
        last = now;
        open--;
        ran += item.sameAs().isPresent() ? 0 : 1;
        result = result.and(item);
    }

    void failed(Instant now) {
        last = now;
        open--;
        ran++;
        failed = true;
    }

    /// The stage has its result, whichever of its items failed last.
    void tolerated() {
        failed = false;
    }

    StageReport report() {
        var took = first == null || last == null ? Duration.ZERO : Duration.between(first, last);
        return new StageReport(
                name,
                state(),
                tries,
                result.counts(),
                result.quality(),
                result.sources(),
                result.artifacts(),
                took,
                waited);
    }

    private StageReport.State state() {
        if (failed) {
            return StageReport.State.FAILED;
        }
        if (open > 0) {
            return StageReport.State.STOPPED;
        }
        return ran == 0 ? StageReport.State.UNCHANGED : StageReport.State.DONE;
    }
}
