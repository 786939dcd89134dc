package dev.lockstep.functions.build;

import java.util.List;
import java.util.Optional;

/// A program of the environment that builds the promoted files. It runs in a folder that has them, with an argument
/// file `files.txt` that names each on a line; no shell stands between.
///
/// @param command the program and its arguments
/// @param output the folder below it whose files are what was built
/// @param required whether a run fails where there is no such program; it does not when this is not given
/// @param seconds how long it may take, two minutes when not given; never longer than the stage has left
public record Tool(
        List<String> command, Optional<String> output, Optional<Boolean> required, Optional<Integer> seconds) {
    public Tool {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("names no program; expected command: [program, argument, …]");
        }
    }
}
