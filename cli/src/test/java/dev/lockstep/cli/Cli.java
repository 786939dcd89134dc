package dev.lockstep.cli;

import dev.lockstep.cli.door.Interrupts;
import dev.lockstep.cli.door.Screen;
import dev.lockstep.cli.door.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The command line as a person meets it: arguments in; exit code, stdout and stderr out. Each one stands in a project
/// of its own, a copy of `resources/project`, and its clock stands still.
final class Cli {
    static final Path REPOSITORY = Path.of(Objects.requireNonNull(System.getProperty("lockstep.root")));

    private final Path project;
    private final Map<String, String> environment = new HashMap<>();
    private Screen screen = Screen.PLAIN;
    private Interrupts interrupts = Interrupts.NEVER;
    private volatile ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// What a command answered.
    record Answer(int exitCode, String out, String err) {}

    private Cli(Path project) {
        this.project = project;
    }

    /// In the sample project, with everything built.
    static Cli in(Path folder) throws IOException {
        copy(REPOSITORY.resolve("cli/src/test/resources/project"), folder);
        var jar = folder.resolve("functions/target/functions.jar");
        Files.createDirectories(jar.getParent());
        jar(jar);
        var cli = new Cli(folder);
        cli.launch("compile", "sample");
        return cli;
    }

    /// The handlers of these tests, as a build would have put them there.
    private static void jar(Path jar) throws IOException {
        var classes = REPOSITORY.resolve("cli/target/test-classes");
        try (var written = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes.resolve("dev/lockstep/cli/handlers"))) {
            for (var file : files.sorted().toList()) {
                written.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, written);
                written.closeEntry();
            }
        }
    }

    Path project() {
        return project;
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cli on(Screen terminal) {
        screen = terminal;
        return this;
    }

    Cli interruptedBy(Interrupts hand) {
        interrupts = hand;
        return this;
    }

    Answer launch(String... args) {
        out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                project,
                project,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                screen,
                () -> Instant.parse("2026-11-21T09:54:50Z"),
                interrupts,
                _ -> {});
        var exitCode = Lockstep.run(surroundings, args);
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// What the command that runs now has written to stdout.
    String stdout() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The folders of runs, by name.
    List<String> runs() throws IOException {
        try (Stream<Path> folders = Files.list(project.resolve(".lockstep/runs"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
