package dev.lockstep.cli.command;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The jars of the stage handlers: of nearly all of them, and of those that ask in SQL, whose engine is large.
public final class Handlers {
    private Handlers() {}

    /// Where they are; those of SQL only when they have been built.
    ///
    /// @throws Refusal when the first has not been built
    public static List<Path> jars(Surroundings surroundings) {
        var built = built(surroundings);
        var first = places(surroundings).getFirst();
        if (!built.contains(first)) {
            throw Refusal.environment("the handlers have not been built")
                    .at(surroundings.show(first))
                    .remedy("mvn -pl functions,sql -am package -DskipTests, or start by ./lockstep, which builds");
        }
        return built;
    }

    /// Those that have been built.
    static List<Path> built(Surroundings surroundings) {
        return places(surroundings).stream().filter(Files::exists).toList();
    }

    private static List<Path> places(Surroundings surroundings) {
        return Stream.of("functions/target/functions.jar", "sql/target/sql.jar")
                .map(surroundings.home()::resolve)
                .toList();
    }
}
