package dev.lockstep.functions.starter;

import dev.lockstep.functions.json.Json;
import java.util.Optional;

/// One run to be started.
///
/// @param pipeline the one named by the caller, else the one this function is for
/// @param identity what makes two deliveries of one event the same
/// @param time when it happened, as far as the event says; the same for every delivery
/// @param latest of which object only the latest counts, if only that does
record Start(
        Optional<String> pipeline,
        Identity identity,
        Optional<String> time,
        Optional<ObjectVersion> latest,
        Json.Obj input) {}
