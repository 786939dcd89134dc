package dev.lockstep.pipeline;

import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.PipelineReader;
import dev.lockstep.pipeline.read.template.Bases;
import dev.lockstep.pipeline.read.template.Extension;
import dev.lockstep.pipeline.read.template.Family;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.read.yaml.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The texts of a folder that make pipelines: `NAME.yaml`, families, which make several, and bases, which make none by
/// themselves. Each is read when it is first asked for, and once.
final class Sources implements Bases {

    private static final String YAML = ".yaml";
    private static final String FAMILY = ".family";
    private static final String BASE = ".base";

    private final Path folder;
    private final Map<String, Read<Family>> families = new HashMap<>();
    private final Map<String, Read<Optional<Pipeline>>> read = new HashMap<>();
    private Optional<List<String>> pipelines = Optional.empty();
    private Optional<List<String>> stems = Optional.empty();

    Sources(Path folder) {
        this.folder = folder;
    }

    /// What came of a text, and what is wrong with it.
    private record Read<T>(T made, List<Problem> problems) {

        static <T> Read<T> of(Function<Problems, T> reading) {
            var problems = new Problems();
            var made = reading.apply(problems);
            return new Read<>(made, problems.found());
        }

        T told(Problems to) {
            problems.forEach(to::add);
            return made;
        }
    }

    /// The pipelines there are; a family itself, so that it is not forgotten, when it makes none.
    List<String> pipelines() {
        if (pipelines.isEmpty()) {
            pipelines = Optional.of(findPipelines());
        }
        return pipelines.get();
    }

    private List<String> findPipelines() {
        return stems().stream()
                .filter(stem -> !stem.endsWith(BASE))
                .flatMap(stem -> stem.endsWith(FAMILY) ? members(stem) : Stream.of(stem))
                .distinct()
                .sorted()
                .toList();
    }

    /// What files are called before their ending.
    private List<String> stems() {
        if (stems.isEmpty()) {
            stems = Optional.of(findStems());
        }
        return stems.get();
    }

    private List<String> findStems() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(YAML))
                    .map(name -> name.substring(0, name.length() - YAML.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> members(String family) {
        var names = family(family, new Problems()).members().keySet();
        return names.isEmpty() ? Stream.of(family) : names.stream();
    }

    private Family family(String stem, Problems problems) {
        return families.computeIfAbsent(
                        stem, family -> Read.of(found -> Family.of(family + YAML, bytes(file(family)), found)))
                .told(problems);
    }

    /// The family that makes a pipeline.
    private Optional<String> familyOf(String pipeline) {
        if (Files.exists(file(pipeline))) {
            return pipeline.endsWith(FAMILY) ? Optional.of(pipeline) : Optional.empty();
        }
        return stems().stream()
                .filter(stem -> stem.endsWith(FAMILY))
                .filter(family -> members(family).anyMatch(pipeline::equals))
                .findFirst();
    }

    /// Where the source of a pipeline is or would be.
    Path source(String pipeline) {
        return file(familyOf(pipeline).orElse(pipeline));
    }

    /// A pipeline of those there are, as far as it can be read.
    Optional<Pipeline> read(String pipeline, Problems problems) {
        return read.computeIfAbsent(
                        pipeline,
                        name -> Read.of(found -> whole(name, found).flatMap(tree -> PipelineReader.read(tree, found))))
                .told(problems);
    }

    /// What a family makes of a pipeline, or what it has become by what it extends, as if it had been written; empty
    /// for one that is all there is of it.
    Optional<String> generated(String pipeline) {
        var problems = new Problems();
        return written(pipeline, problems)
                .flatMap(tree -> Extension.whole(tree, this, problems)
                        .filter(whole -> familyOf(pipeline).isPresent() || !whole.equals(tree)))
                .map(Sources::inOrder)
                .map(YamlText::of);
    }

    /// Keys of the top as the language lists them: those of a base come before the pipeline's name otherwise.
    private static Node inOrder(Node tree) {
        return tree instanceof Node.Mapping mapping
                ? new Node.Mapping(
                        mapping.place(),
                        mapping.entries().stream()
                                .sorted(Comparator.comparingInt((Node.Entry entry) ->
                                        Vocabulary.PIPELINE.names().indexOf(entry.key())))
                                .toList())
                : tree;
    }

    private Optional<Node> whole(String pipeline, Problems problems) {
        return written(pipeline, problems).flatMap(tree -> Extension.whole(tree, this, problems));
    }

    private Optional<Node> written(String pipeline, Problems problems) {
        var family = familyOf(pipeline);
        return family.isEmpty()
                ? PipelineReader.tree(pipeline + YAML, bytes(file(pipeline)), problems)
                : Optional.ofNullable(family(family.get(), problems).members().get(pipeline));
    }

    private Path file(String stem) {
        return folder.resolve(stem + YAML);
    }

    @Override
    public Optional<byte[]> find(String name) {
        return names().contains(name) ? Optional.of(bytes(file(name + BASE))) : Optional.empty();
    }

    @Override
    public List<String> names() {
        return stems().stream()
                .filter(stem -> stem.endsWith(BASE))
                .map(stem -> stem.substring(0, stem.length() - BASE.length()))
                .toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
