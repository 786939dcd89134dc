package dev.lockstep.cli.door;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// All a command may know of the world: the only place that asks the process for it.
///
/// @param home the checkout or installation this command line was built in
/// @param folder where the person stands
/// @param clock the time of day; virtual time belongs to the engine
public record Surroundings(
        Path home,
        Path folder,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        Screen screen,
        InstantSource clock,
        Interrupts interrupts,
        Pause pause) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public static Surroundings ofProcess() {
        var environment = System.getenv();
        var folder = Path.of("").toAbsolutePath();
        return new Surroundings(
                Path.of(System.getProperty("lockstep.home", folder.toString())),
                folder,
                environment,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Screen.of(System.getProperty("lockstep.terminal", ""), environment),
                InstantSource.system(),
                Interrupts.ofProcess(),
                Pause.ofProcess());
    }

    /// The project: the nearest folder from here upwards that holds pipelines, else the checkout of this command.
    public Path project() {
        for (var candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (Files.isDirectory(candidate.resolve("statemachines"))) {
                return candidate;
            }
        }
        return home;
    }

    /// A program on the person's path.
    public Optional<Path> program(String name) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(candidate -> folder.resolve(candidate).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// A path as the person would write it from where they stand.
    public String show(Path path) {
        var absolute = folder.resolve(path).normalize();
        return absolute.startsWith(folder) && !absolute.equals(folder)
                ? folder.relativize(absolute).toString()
                : absolute.toString();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
