package dev.lockstep.functions.deploy;

import dev.lockstep.functions.data.Artifact;

/// A package as it is or was live.
///
/// @param run the run that made it live
public record Release(String version, Artifact packaged, String run) {}
