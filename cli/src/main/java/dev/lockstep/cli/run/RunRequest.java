package dev.lockstep.cli.run;

import dev.lockstep.pipeline.Compilation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All that decides what a run does.
///
/// @param project the folder whose pipeline, sample data and local cloud are used
/// @param jars of the handlers, for those that are not on the class path
/// @param children the pipelines it may start, and those that they may start
/// @param answers to approvals, by stage
/// @param runs where the run's folder goes
public record RunRequest(
        Path project,
        List<Path> jars,
        Compilation.Sound compiled,
        List<Compilation.Sound> children,
        Given given,
        Map<String, Boolean> answers,
        boolean realTime,
        long seed,
        Path runs,
        int keep) {

    String mode() {
        return given.mode();
    }

    /// All pipelines that may run.
    List<Compilation.Sound> pipelines() {
        return Stream.concat(Stream.of(compiled), children.stream()).toList();
    }

    /// The execution's input, as a starter in the cloud would write it.
    String input() {
        return given.input("local");
    }
}
