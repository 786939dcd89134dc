package dev.lockstep.engine.run;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.history.History;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.turn.Conclusion;
import dev.lockstep.engine.turn.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What there is to tell of an execution when it comes to an end, which a redrive may take back.
final class Account {
    private final Ending ending;
    private final List<MapRun> mapRuns = new ArrayList<>(0);
    private Optional<Instant> redriveDate = Optional.empty();
    private int redrives;
    private @Nullable Conclusion conclusion;
    private boolean succeeded;

    Account(Ending ending) {
        this.ending = ending;
    }

    void opened(MapRun run) {
        mapRuns.add(run);
    }

    /// Takes the end back; gives the number of the redrive.
    int redriven(Instant now) {
        conclusion = null;
        redrives++;
        redriveDate = Optional.of(now);
        ending.redriven(redrives, now);
        return redrives;
    }

    int redrives() {
        return redrives;
    }

    Optional<Instant> redriveDate() {
        return redriveDate;
    }

    boolean hasSucceeded() {
        return succeeded;
    }

    /// Notes the end; gives what tells it to those who wait, unless it is taken back before.
    Runnable end(Outcome outcome, Instant at) {
        succeeded = outcome.status() == Outcome.Status.SUCCEEDED;
        conclusion = new Conclusion(
                at,
                outcome,
                redrives,
                redriveDate,
                mapRuns.stream().map(MapRun::standing).toList());
        int attempt = redrives;
        return () -> {
            if (attempt == redrives) {
                ending.end(outcome, at);
            }
        };
    }

    /// Gives the journal the end, if there is one that it does not have.
    void close(Journal<Input> journal, History history) {
        Conclusion end = conclusion;
        if (end != null) {
            conclusion = null;
            journal.end(end, history);
        }
    }
}
