package dev.lockstep.infra.environment;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Problem;
import dev.lockstep.pipeline.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder `infra/environments` of a project.
public final class Environments {

    private static final String ENDING = ".yaml";

    private final Path folder;
    private final String shown;

    private Environments(Path folder, String shown) {
        this.folder = folder;
        this.shown = shown;
    }

    /// The environments of the project at this root.
    public static Environments of(Path root) {
        return new Environments(root.resolve("infra").resolve("environments"), "infra/environments");
    }

    static Environments in(Path folder) {
        return new Environments(folder, folder.toString());
    }

    /// The names there are, in the order of the alphabet.
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One environment, or everything that is wrong with its file.
    public Reading read(String name) {
        if (!names().contains(name)) {
            return new Reading.Refused(List.of(new Problem(
                    Place.of(shown),
                    "unknown environment '" + name + "'" + DidYouMean.ending(name, names()),
                    "environment.unknown")));
        }
        var problems = new Problems();
        try {
            var text = Files.readString(folder.resolve(name + ENDING));
            return EnvironmentFile.read(name, shown + "/" + name + ENDING, text, problems)
                    .<Reading>map(environment -> new Reading.Ready(environment))
                    .orElseGet(() -> new Reading.Refused(
                            problems.found().stream().sorted(Problem.BY_PLACE).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What became of an environment's file.
    public sealed interface Reading {
        record Ready(Environment environment) implements Reading {}

        /// Never without a problem; in the order of the file.
        record Refused(List<Problem> problems) implements Reading {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }
}
