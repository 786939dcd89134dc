package dev.lockstep.functions;

/// The run a stage belongs to, as the state machine's `$run` names it.
public record Run(String id, String pipeline, String mode, String environment, String startedAt, String execution) {}
