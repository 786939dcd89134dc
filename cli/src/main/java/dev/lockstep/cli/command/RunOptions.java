package dev.lockstep.cli.command;

import dev.lockstep.cli.door.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where runs are kept: the same for every command that looks there.
public final class RunOptions {
    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            description = "Where runs are kept (.lockstep/runs of the project).")
    private Optional<Path> folder = Optional.empty();

    public Path in(Surroundings surroundings) {
        return folder.map(surroundings.folder()::resolve)
                .orElseGet(() -> surroundings.project().resolve(".lockstep/runs"));
    }
}
