package dev.lockstep.engine.task;

/// What a task asks of its integration.
public record TaskRequest(TaskResource resource, Object parameters, String executionArn) {}
