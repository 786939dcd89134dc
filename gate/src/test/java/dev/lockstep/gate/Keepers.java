package dev.lockstep.gate;

import java.util.Set;

/// The classes that stand in each door. A new name here is a decision: say in review why the door could not be passed
/// in.
final class Keepers {
    static final Set<String> CLOCK = Set.of(
            "dev.lockstep.cli.door.Surroundings",
            "dev.lockstep.engine.time.RealTime",
            "dev.lockstep.functions.time.MachineTime",
            "dev.lockstep.local.Machine");
    static final Set<String> CHANCE = Set.of(
            "dev.lockstep.engine.time.Chance", "dev.lockstep.functions.approve.LinkKey", "dev.lockstep.local.Machine");
    static final Set<String> SLEEP = Set.of(
            "dev.lockstep.cli.door.Pause",
            "dev.lockstep.functions.time.MachineTime",
            "dev.lockstep.local.lambda.Functions",
            "dev.lockstep.engine.api.activity.TokenOperations",
            "dev.lockstep.engine.task.http.Exchange");
    static final Set<String> ENVIRONMENT =
            Set.of("dev.lockstep.cli.door.Surroundings", "dev.lockstep.functions.Settings", "dev.lockstep.infra.Main");
    static final Set<String> EXIT = Set.of("dev.lockstep.cli.Main", "dev.lockstep.infra.Main");
    static final Set<String> TERMINAL = Set.of(
            "dev.lockstep.cli.Main",
            "dev.lockstep.functions.log.Console",
            "dev.lockstep.infra.Main",
            "dev.lockstep.local.lambda.StandardStreams");

    private Keepers() {}
}
