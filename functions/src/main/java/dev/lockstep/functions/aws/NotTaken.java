package dev.lockstep.functions.aws;

/// One entry of a batch that a service has not taken, while it may have taken others.
///
/// @param place in the batch, the first is 0
/// @param later whether it may be taken when it is sent again
public record NotTaken(int place, boolean later, String reason) {}
