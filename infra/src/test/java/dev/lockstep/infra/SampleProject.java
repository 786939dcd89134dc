package dev.lockstep.infra;

import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// The project's own pipelines and environments in a folder of their own, with a jar that holds the handlers' names.
record SampleProject(Path root) {

    private static final List<String> HANDLERS = List.of(
            "analyze/AnalyzeHandler",
            "extract/ExtractHandler",
            "load/LoadHandler",
            "notify/FailureHandler",
            "starter/StarterHandler",
            "transform/TransformHandler",
            "validate/ValidateHandler");

    static SampleProject in(Path root) {
        var home = Path.of(System.getProperty("lockstep.root"));
        try {
            copy(home.resolve("statemachines"), root.resolve("statemachines"));
            copy(home.resolve("infra/environments"), root.resolve("infra/environments"));
            var target = Files.createDirectories(root.resolve("functions/target"));
            try (var jar = new JarOutputStream(Files.newOutputStream(target.resolve("functions.jar")))) {
                for (var handler : HANDLERS) {
                    var entry = new JarEntry("dev/lockstep/functions/" + handler + ".class");
                    entry.setTime(0);
                    jar.putNextEntry(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleProject(root);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.newDirectoryStream(from)) {
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
