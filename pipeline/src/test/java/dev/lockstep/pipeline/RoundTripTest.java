package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.pipeline.asl.Compiler;
import dev.lockstep.pipeline.build.PipelineDefinition;
import dev.lockstep.pipeline.language.Section;
import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.PipelineReader;
import dev.lockstep.pipeline.read.template.Bases;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.rebuild.Rebuilt;
import dev.lockstep.pipeline.template.Template;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What YAML says, Java says too: a pipeline that was read, said again by the builder, and written, is the same
/// pipeline, down to the bytes of its state machine.
final class RoundTripTest {

    /// What is not there to be said again: defaults stand in the stages by then, and bases have been laid under.
    private static final Set<String> APPLIED = Set.of("base", "defaults", "extends", "without");

    private static final int PIPELINES = Integer.getInteger("lockstep.graphs", 100);

    private record Source(String file, String text, Bases bases) {

        Source(String file, String text) {
            this(file, text, Bases.NONE);
        }

        Compilation.Sound compiled() {
            return assertInstanceOf(
                    Compilation.Sound.class, Project.compile(file, text.getBytes(StandardCharsets.UTF_8), bases), file);
        }
    }

    private static Stream<Source> sources() {
        var files = Stream.concat(Cases.sources("machines").stream(), samples())
                .map(file -> new Source(
                        file.getFileName().toString(),
                        Cases.text(file),
                        new Sources(Objects.requireNonNull(file.getParent()))));
        var templates = Arrays.stream(Template.values())
                .flatMap(template -> template.sources("fresh").entrySet().stream())
                .map(entry -> new Source(entry.getKey() + ".yaml", entry.getValue()));
        return Stream.concat(files, templates);
    }

    private static Stream<Path> samples() {
        return Cases.folder("../../../../statemachines").toFile().exists()
                ? Cases.sources("../../../../statemachines").stream()
                        .filter(file -> !file.toString().endsWith(".family.yaml"))
                : Stream.of();
    }

    @TestFactory
    Stream<DynamicTest> everySampleAndEveryMachineIsTheSameAgain() {
        return sources().map(source -> DynamicTest.dynamicTest(source.file(), () -> isTheSameAgain(source)));
    }

    @Test
    void pipelinesByChanceAreTheSameAgain() {
        IntStream.range(0, PIPELINES)
                .mapToObj(seed -> RandomPipelinesTest.source(RandomPipelinesTest.draw(new Random(seed))))
                .forEach(text -> isTheSameAgain(new Source("drawn.yaml", text)));
    }

    private static void isTheSameAgain(Source source) {
        var read = source.compiled();
        var definition = Rebuilt.of(read.pipeline());
        assertEquals(read.stateMachine().text(), compiled(definition), () -> definition.yaml());

        var written = new Source(read.pipeline().name() + ".yaml", definition.yaml()).compiled();
        assertEquals(
                withoutLines(read.stateMachine().text()),
                withoutLines(written.stateMachine().text()));
        var again = Rebuilt.of(written.pipeline());
        assertEquals(definition.yaml(), again.yaml());
        assertEquals(written.stateMachine().text(), compiled(again));
    }

    /// With the places it was read from, so that comments are compared as well.
    private static String compiled(PipelineDefinition definition) {
        var problems = new Problems();
        var pipeline = PipelineReader.read(definition.tree(), problems);
        assertEquals(List.of(), problems.found());
        return Compiler.compile(pipeline.orElseThrow()).text();
    }

    private static String withoutLines(String text) {
        return text.replaceAll("[a-z0-9.-]+\\.yaml:\\d+", "");
    }

    @Test
    void everyKeyOfTheLanguageIsSaidAgainSomewhere() {
        var said = new TreeSet<String>();
        sources()
                .map(source -> Rebuilt.of(source.compiled().pipeline()))
                .forEach(definition -> collect(definition.tree(), said));
        var silent = new TreeSet<String>();
        Vocabulary.ALL.forEach(section -> silent.addAll(section.names()));
        silent.removeAll(said);
        assertEquals(APPLIED, silent, "no machine case has it, or the builder does not say it: " + sections(silent));
    }

    private static List<String> sections(Set<String> keys) {
        return Vocabulary.ALL.stream()
                .filter(section -> section.names().stream().anyMatch(keys::contains))
                .map(Section::name)
                .toList();
    }

    private static void collect(Node node, Set<String> keys) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    keys.add(entry.key());
                    collect(entry.value(), keys);
                });
            case Node.Sequence sequence -> sequence.items().forEach(item -> collect(item, keys));
            case Node.Text _, Node.Numeric _, Node.Bool _, Node.Nothing _ -> {}
        }
    }
}
