package dev.lockstep.cli.run;

import dev.lockstep.engine.value.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a run is given, wherever it runs.
///
/// @param parameters typed; those of the snapshot hold where they say nothing
public record Given(
        String mode, Map<String, Object> parameters, Optional<GivenEvent> event, Optional<Snapshot> snapshot) {

    public Given {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// The execution's input, as a starter in the cloud would write it.
    public String input(String environment) {
        var input = new LinkedHashMap<String, Object>();
        var given = new LinkedHashMap<String, Object>();
        snapshot.ifPresent(earlier -> given.putAll(earlier.parameters()));
        given.putAll(parameters);
        input.put("parameters", given);
        input.put("mode", mode);
        input.put("environment", environment);
        event.ifPresent(known -> {
            input.put("trigger", known.trigger());
            input.put("event", known.event());
        });
        snapshot.ifPresent(earlier -> input.put("results", earlier.results()));
        return Json.write(input);
    }
}
