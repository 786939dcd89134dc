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
        result = result.and(item);
    }

    void failed(Instant now) {
        last = now;
        open--;
        failed = true;
    }

    /// The stage has its result, whichever of its items failed last.
    void tolerated() {
        failed = false;
    }

    StageReport report() {
        var took = first == null || last == null ? Duration.ZERO : Duration.between(first, last);
        var state = failed ? StageReport.State.FAILED : open > 0 ? StageReport.State.STOPPED : StageReport.State.DONE;
        return new StageReport(
                name,
                state,
                tries,
                result.counts(),
                result.quality(),
                result.sources(),
                result.artifacts(),
                took,
                waited);
    }
}
