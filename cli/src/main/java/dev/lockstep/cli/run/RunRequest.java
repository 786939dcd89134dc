package dev.lockstep.cli.run;

import dev.lockstep.engine.value.Json;
import dev.lockstep.pipeline.Compilation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All that decides what a run does.
///
/// @param project the folder whose pipeline, sample data and local cloud are used
/// @param jar the handlers, for those that are not on the class path
/// @param parameters those given, typed
/// @param runs where the run's folder goes
public record RunRequest(
        Path project,
        Path jar,
        Compilation.Sound compiled,
        String mode,
        Map<String, Object> parameters,
        Optional<GivenEvent> event,
        Optional<Snapshot> snapshot,
        boolean realTime,
        long seed,
        Path runs,
        int keep) {

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
