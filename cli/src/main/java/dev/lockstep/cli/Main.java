package dev.lockstep.cli;

import dev.lockstep.cli.door.Surroundings;

/// The door of the process: everything behind it takes a [Surroundings] and gives back an exit code, so that tests call
/// what people call.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // stdout is for what a command gives, which programs read; libraries that print do so on stderr
        System.setOut(System.err);
        var surroundings = Surroundings.ofProcess();
        var exitCode = Lockstep.run(surroundings, args);
        surroundings.out().flush();
        surroundings.err().flush();
        System.exit(exitCode);
    }
}
