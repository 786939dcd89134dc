package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.json.Json;
import java.util.List;
import java.util.Optional;

/// One entry of a Catch list.
record Catcher(List<String> errorEquals, Json.Fields assign, Optional<Json> output, String next) {

    Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
