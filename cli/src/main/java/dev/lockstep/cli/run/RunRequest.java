package dev.lockstep.cli.run;

import dev.lockstep.engine.value.Json;
import dev.lockstep.pipeline.Compilation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All that decides what a run does.
///
/// @param project the folder whose pipeline, sample data and local cloud are used
/// @param jar the handlers, for those that are not on the class path
/// @param children the pipelines it may start, and those that they may start
/// @param parameters those given, typed
/// @param answers to approvals, by stage
/// @param runs where the run's folder goes
public record RunRequest(
        Path project,
        Path jar,
        Compilation.Sound compiled,
        List<Compilation.Sound> children,
        String mode,
        Map<String, Object> parameters,
        Optional<GivenEvent> event,
        Optional<Snapshot> snapshot,
        Map<String, Boolean> answers,
        boolean realTime,
        long seed,
        Path runs,
        int keep) {

    /// All pipelines that may run.
    List<Compilation.Sound> pipelines() {
        return Stream.concat(Stream.of(compiled), children.stream()).toList();
    }

    /// The execution's input, as a starter in the cloud would write it.
    String input() {
        var input = new LinkedHashMap<String, Object>();
        var given = new LinkedHashMap<String, Object>();
        snapshot.ifPresent(earlier -> given.putAll(earlier.parameters()));
        given.putAll(parameters);
        input.put("parameters", given);
        input.put("mode", mode);
        input.put("environment", "local");
        event.ifPresent(known -> {
            input.put("trigger", known.trigger());
            input.put("event", known.event());
        });
        snapshot.ifPresent(earlier -> input.put("results", earlier.results()));
        return Json.write(input);
    }
}
