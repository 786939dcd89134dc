package dev.lockstep.cli.command;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;

/// The jar of the stage handlers.
public final class Handlers {
    private Handlers() {}

    /// Where it is.
    ///
    /// @throws Refusal when it has not been built
    public static Path jar(Surroundings surroundings) {
        var jar = surroundings.home().resolve("functions/target/functions.jar");
        if (!Files.exists(jar)) {
            throw Refusal.environment("the handlers have not been built")
                    .at(surroundings.show(jar))
                    .remedy("mvn -pl functions -am package -DskipTests, or start by ./lockstep, which builds");
        }
        return jar;
    }
}
