package dev.lockstep.pipeline.asl.machine;

import dev.lockstep.pipeline.json.Json;
import java.util.List;
import java.util.Optional;

/// One entry of a Catch list.
public record Catcher(List<String> errorEquals, Json.Fields assign, Optional<Json> output, String next) {

    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
