package dev.lockstep.cli.folder;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A command that does something and is not a run: it keeps one log, from its first line to its exit code, in a folder
/// named by time. Commands that only look at what is there keep none.
///
/// @param name the command
/// @param subjects what it is done to; the folder is named by it when it is one
/// @param runs where folders of operations are
public record Operation(String name, List<String> subjects, Path runs) {
    /// How many folders of each kind of operation are kept.
    public static final int KEPT = 50;

    public Operation {
        subjects = List.copyOf(subjects);
    }

    /// What the operation does.
    @FunctionalInterface
    public interface Work {
        ExitCode with(RunLog log) throws InterruptedException;
    }

    /// Does the work and ends the log with what became of it.
    ///
    /// @throws Refusal of the work, or when the log could not be kept to its end
    public int logged(Surroundings surroundings, Work work) throws InterruptedException {
        var subject = subjects.size() == 1 ? subjects.getFirst() : "";
        var directory = RunDirectory.create(runs, surroundings.clock().instant(), name, subject, KEPT);
        try (var log = RunLog.open(directory, surroundings.clock())) {
            log.info(name + " begins", Map.of("subjects", subjects));
            var exitCode = ended(work, log);
            log.failure().ifPresent(failure -> {
                throw failure;
            });
            return exitCode.number();
        }
    }

    private ExitCode ended(Work work, RunLog log) throws InterruptedException {
        try {
            var exitCode = work.with(log);
            log.info(name + " ended", Map.of("exit_code", exitCode.number()));
            return exitCode;
        } catch (Refusal refusal) {
            log.info(
                    name + " refused: " + refusal.message().what(),
                    Map.of(
                            "details",
                            refusal.message().details(),
                            "exit_code",
                            refusal.exitCode().number()));
            throw refusal;
        } catch (RuntimeException trouble) {
            log.error(name + " broke off", trouble);
            throw trouble;
        }
    }
}
