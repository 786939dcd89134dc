package dev.lockstep.cli;

import dev.lockstep.cli.door.Interrupts;
import dev.lockstep.cli.door.Screen;
import dev.lockstep.cli.door.Surroundings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Runs real commands once, unheard, in a JVM that then writes the archive of all classes they needed. The launcher
/// calls it after a build; its runs go to a folder that is thrown away.
final class Training {
    private Training() {}

    public static void main(String[] args) {
        var process = Surroundings.ofProcess();
        var runs = Path.of(args[0]).toAbsolutePath().toString();
        var commands = List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("run", "orders", "--runs-dir", runs),
                List.of("run", "orders", "--runs-dir", runs, "--event", "events/orders-bad.json", "--json"),
                List.of("check"),
                List.of("show", "last", "--runs-dir", runs),
                List.of("run", "nothing-of-that-name"));
        for (var terminal : List.of(Screen.PLAIN, new Screen(true, true))) {
            for (var command : commands) {
                var _ = Lockstep.run(unheard(process, terminal), command.toArray(String[]::new));
            }
        }
    }

    private static Surroundings unheard(Surroundings process, Screen screen) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Surroundings(
                process.home(),
                process.home(),
                process.environment(),
                nowhere,
                nowhere,
                screen,
                process.clock(),
                Interrupts.NEVER);
    }
}
