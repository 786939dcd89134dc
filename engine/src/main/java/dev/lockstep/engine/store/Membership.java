package dev.lockstep.engine.store;

/// Of what map run an execution is a child.
///
/// @param executionArn the execution that started the map run
/// @param items how many it processes
public record Membership(String mapRunArn, String executionArn, int items) {

    /// The machine that it is an execution of, as far as it tells.
    public String machineArn() {
        return mapRunArn.substring(0, mapRunArn.lastIndexOf(':')).replace(":mapRun:", ":stateMachine:");
    }

    /// The label of the Map.
    public String label() {
        return mapRunArn.substring(mapRunArn.lastIndexOf('/') + 1, mapRunArn.lastIndexOf(':'));
    }
}
