package dev.lockstep.engine.api.machine;

import java.util.Optional;

/// What somebody wants to have executed.
///
/// @param arn of the execution
/// @param testCase by which some of its tasks are mocked
public record Order(String arn, String name, String input, Optional<String> testCase) {}
