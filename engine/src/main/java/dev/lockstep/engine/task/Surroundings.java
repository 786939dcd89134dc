package dev.lockstep.engine.task;

import dev.lockstep.engine.time.Chance;
import java.time.InstantSource;

/// What integrations need beside the services they call.
///
/// @param region where the engine says it is
/// @param account whose the engine says it is
public record Surroundings(String region, String account, Chance chance, InstantSource clock) {

    /// The ARN of a function that is named without one.
    public String functionArn(String name) {
        return name.startsWith("arn:") ? name : "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
    }

    public String uuid() {
        return chance.uuid().toString();
    }
}
