package dev.lockstep.functions.starter;

import dev.lockstep.functions.json.Json;
import java.util.Optional;

/// One run to be started.
///
/// @param pipeline the one named by the caller, else the one this function is for
/// @param trigger the id of the trigger, when an event started it
/// @param identity what makes two deliveries of one event the same
record Start(Optional<String> pipeline, Optional<String> trigger, Identity identity, Json.Obj input) {}
