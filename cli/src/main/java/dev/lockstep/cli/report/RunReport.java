package dev.lockstep.cli.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a run: what `run` shows at its end, `show` shows again, and `summary.json` keeps.
///
/// @param took the time the person waited
/// @param transitions states that were entered, and tries beyond the first: what Step Functions bills
/// @param told topics by which people would be told in the cloud how the run has ended
/// @param engineTime the time that passed for the execution; longer than `took` when waits were jumped over
public record RunReport(
        String run,
        String pipeline,
        String mode,
        Status status,
        Optional<Failure> failure,
        List<StageReport> stages,
        Instant startedAt,
        Duration took,
        Duration engineTime,
        int transitions,
        List<String> told,
        Kept kept) {

    public RunReport {
        stages = List.copyOf(stages);
        told = List.copyOf(told);
    }

    /// Where there is more of it.
    public sealed interface Kept {
        /// A run of this machine: its folder.
        record Folder(Path path) implements Kept {
            public Path log() {
                return path.resolve("log.jsonl");
            }
        }

        /// A run of what is deployed in an environment.
        record Execution(String arn, String environment) implements Kept {}
    }

    /// How a run ended. `REFUSED` is a run whose input the state machine turned away at its first state.
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        REFUSED,
        INTERRUPTED
    }

    /// Why it failed: the stage, the error's name as the state machine knows it, and its message in plain words.
    public record Failure(Optional<String> stage, String error, String message) {}

    /// What the run read that it did not write itself.
    public List<StageReport.Artifact> sources() {
        return stages.stream()
                .flatMap(stage -> stage.sources().stream())
                .filter(source -> !isHandedOn(source))
                .distinct()
                .toList();
    }

    /// What the run wrote to stay.
    public List<StageReport.Artifact> outputs() {
        return stages.stream()
                .flatMap(stage -> stage.artifacts().stream())
                .filter(artifact -> !isHandedOn(artifact))
                .distinct()
                .toList();
    }

    /// What stages handed each other, among it what they set aside.
    public List<StageReport.Artifact> handedOn() {
        return stages.stream()
                .flatMap(stage -> stage.artifacts().stream())
                .filter(this::isHandedOn)
                .distinct()
                .toList();
    }

    private boolean isHandedOn(StageReport.Artifact artifact) {
        return artifact.uri().contains("/runs/" + pipeline + "/" + run + "/");
    }
}
