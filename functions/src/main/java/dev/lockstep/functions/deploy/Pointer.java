package dev.lockstep.functions.deploy;

import java.util.Optional;

/// What is live of a service.
///
/// @param live nothing when the first release was taken back
/// @param before what was live before, to go back to
public record Pointer(String service, Optional<Release> live, Optional<Release> before) {}
