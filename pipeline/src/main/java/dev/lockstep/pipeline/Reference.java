package dev.lockstep.pipeline;

/// A name written where something of that name is expected, as in `needs: [validate]`.
public record Reference(Place place, String name) {}
