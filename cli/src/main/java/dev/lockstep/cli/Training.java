package dev.lockstep.cli;

import dev.lockstep.cli.door.Interrupts;
import dev.lockstep.cli.door.Screen;
import dev.lockstep.cli.door.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// Runs real commands once, unheard, in a JVM that then writes the archive of all classes they needed. The launcher
/// calls it after a build; they run in a copy of the project that is thrown away, with all they have written.
final class Training {
    private Training() {}

    private static final List<String> PROJECT = List.of("statemachines", "events");

    public static void main(String[] args) throws IOException {
        var process = Surroundings.ofProcess();
        var project = Path.of(args[0]).toAbsolutePath();
        for (var part : PROJECT) {
            copy(process.home().resolve(part), project.resolve(part));
        }
        var commands = List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("run", "orders"),
                List.of("run", "orders", "--event", "events/orders-bad.json", "--json"),
                List.of("check"),
                List.of("show", "last"),
                List.of("run", "nothing-of-that-name"));
        for (var terminal : List.of(Screen.PLAIN, new Screen(true, true))) {
            for (var command : commands) {
                var _ = Lockstep.run(unheard(process, project, terminal), command.toArray(String[]::new));
            }
        }
    }

    private static Surroundings unheard(Surroundings process, Path project, Screen screen) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Surroundings(
                process.home(),
                project,
                process.environment(),
                nowhere,
                nowhere,
                screen,
                process.clock(),
                Interrupts.NEVER,
                process.pause());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
