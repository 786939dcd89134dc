package dev.lockstep.infra;

import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;

/// Pipelines and environments of the project's own in a folder of their own, with a jar that holds the handlers' names.
record SampleProject(Path root) {

    private static final Pattern HANDLER = Pattern.compile("handler: (dev\\.lockstep\\.[\\w.]+)");
    /// Handlers that no pipeline names.
    private static final Set<String> KIT = Set.of(
            "dev.lockstep.functions.approve.AnswerHandler",
            "dev.lockstep.functions.approve.AskHandler",
            "dev.lockstep.functions.starter.EndedHandler",
            "dev.lockstep.functions.starter.StarterHandler");

    /// With `orders` alone.
    static SampleProject in(Path root) {
        return with("orders.*", root);
    }

    /// With all samples.
    static SampleProject whole(Path root) {
        return with("*", root);
    }

    private static SampleProject with(String pipelines, Path root) {
        var home = Path.of(System.getProperty("lockstep.root"));
        var statemachines = root.resolve("statemachines");
        try {
            copy(home.resolve("statemachines"), pipelines, statemachines);
            copy(home.resolve("infra/environments"), "*", root.resolve("infra/environments"));
            var target = Files.createDirectories(root.resolve("functions/target"));
            try (var jar = new JarOutputStream(Files.newOutputStream(target.resolve("functions.jar")))) {
                for (var handler : handlers(statemachines)) {
                    var entry = new JarEntry(handler.replace('.', '/') + ".class");
                    entry.setTime(0);
                    jar.putNextEntry(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleProject(root);
    }

    private static Set<String> handlers(Path statemachines) throws IOException {
        var handlers = new TreeSet<>(KIT);
        try (var sources = Files.newDirectoryStream(statemachines, "*.yaml")) {
            for (var source : sources) {
                HANDLER.matcher(Files.readString(source)).results().forEach(found -> handlers.add(found.group(1)));
            }
        }
        return handlers;
    }

    private static void copy(Path from, String names, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.newDirectoryStream(from, names)) {
            for (var file : files) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    void replace(String file, String found, String replacement) {
        var path = root.resolve(file);
        try {
            Files.writeString(path, Files.readString(path).replace(found, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String file) {
        try {
            Files.delete(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another edition of the handlers.
    void addToJar(String entry) {
        var jar = root.resolve("functions/target/functions.jar");
        try (var files = FileSystems.newFileSystem(jar)) {
            var added = files.getPath(entry);
            Files.createDirectories(Objects.requireNonNull(added.getParent()));
            Files.writeString(added, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the state machine anew after its source was changed.
    void recompile(String pipeline) {
        var project = Project.at(root);
        switch (project.compile(pipeline)) {
            case Compilation.Sound sound -> project.write(sound.stateMachine());
            case Compilation.Unsound unsound -> throw new AssertionError(unsound.problems());
        }
    }

    Launch launch(String... arguments) {
        return Launch.of(root, arguments);
    }
}
