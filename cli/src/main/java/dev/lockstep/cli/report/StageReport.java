package dev.lockstep.cli.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What became of one stage.
///
/// @param tries how often its function was called; for a stage done item by item, over all items
/// @param took the time its calls really took, the longest way from the first to the last
/// @param waited what retries waited, in the engine's time
public record StageReport(
        String name,
        State state,
        int tries,
        Optional<Counts> counts,
        OptionalDouble quality,
        List<Artifact> sources,
        List<Artifact> artifacts,
        Duration took,
        Duration waited) {

    public StageReport {
        sources = List.copyOf(sources);
        artifacts = List.copyOf(artifacts);
    }

    /// A stage that did not run.
    public static StageReport idle(String name, State state) {
        return new StageReport(
                name,
                state,
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                List.of(),
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
    }

    /// The same while the run goes on: what would be a stage that was stopped is one that still runs.
    public StageReport underWay() {
        return state == State.STOPPED
                ? new StageReport(name, State.RUNNING, tries, counts, quality, sources, artifacts, took, waited)
                : this;
    }

    /// How a stage ended, or why it did not begin.
    public enum State {
        DONE("done"),
        /// Every call of it took an earlier result.
        UNCHANGED("unchanged"),
        RUNNING("running"),
        FAILED("failed"),
        STOPPED("stopped"),
        SKIPPED("not in mode"),
        NOT_REACHED("not reached");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Records that came in, went out, and failed.
    public record Counts(long in, long out, long failed) {
        Counts plus(Counts other) {
            return new Counts(in + other.in, out + other.out, failed + other.failed);
        }

        /// The part that did not fail; of nothing, everything.
        public double successRate() {
            return in == 0 ? 1.0 : (in - failed) / (double) in;
        }
    }

    /// Something read or written: its address, and what is known of it.
    public record Artifact(String uri, Optional<Long> records, Optional<Long> bytes, Optional<String> sha256) {}
}
