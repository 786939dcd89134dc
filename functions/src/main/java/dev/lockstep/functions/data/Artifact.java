package dev.lockstep.functions.data;

import java.util.Optional;

/// Something a stage read or wrote, as its result lists it in `sources` and `artifacts`.
public record Artifact(String uri, Optional<Long> records, Optional<Long> bytes, Optional<String> sha256) {}
