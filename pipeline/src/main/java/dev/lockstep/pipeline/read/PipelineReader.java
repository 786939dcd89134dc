package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Alarms;
import dev.lockstep.pipeline.Concurrency;
import dev.lockstep.pipeline.Mode;
import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.References;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.read.yaml.SourceText;
import dev.lockstep.pipeline.read.yaml.YamlTree;
import dev.lockstep.pipeline.stage.FailureHandler;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads a pipeline's source: bytes to a pipeline, with problems collected on the way.
///
/// What cannot be read is left out or stands for something harmless, so that one mistake is told once and the
/// checks that follow find the rest. With a problem told, the pipeline is only good for more checking.
public final class PipelineReader {

    private final Problems problems;
    private final References references;

    private PipelineReader(Problems problems) {
        this.problems = problems;
        this.references = new References(problems);
    }

    /// The tree in the bytes; empty only when there is no making sense of them at all.
    public static Optional<Node> tree(String file, byte[] bytes, Problems problems) {
        return switch (SourceText.of(file, bytes)) {
            case SourceText.Refused refused -> {
                var problem = refused.problem();
                problems.add(problem.place(), problem.rule(), problem.message());
                yield Optional.empty();
            }
            case SourceText.Decoded readable -> YamlTree.of(file, readable.text(), problems);
        };
    }

    /// The pipeline of a tree, wherever that comes from.
    public static Optional<Pipeline> read(Node tree, Problems problems) {
        return Section.of(tree, "a pipeline", Vocabulary.PIPELINE, problems)
                .map(section -> new PipelineReader(problems).pipeline(section));
    }

    private Pipeline pipeline(Section section) {
        var scalars = new Scalars(section);
        var name = section.required("pipeline").isPresent() ? scalars.text("pipeline") : Optional.<String>empty();
        return new Pipeline(
                section.has("pipeline") ? section.placeOf("pipeline") : section.place(),
                name.orElse(""),
                scalars.text("description").orElse(""),
                scalars.word("type", Pipeline.Kind.values()).orElse(Pipeline.Kind.STANDARD),
                parameters(section),
                new TriggerReader(problems).triggers(section),
                section.node("concurrency").flatMap(this::concurrency),
                modes(section),
                stages(section),
                onFailure(section),
                section.node("alarms").flatMap(this::alarms).orElse(Alarms.NONE),
                new NotificationReader(problems).notifications(section),
                scalars.duration("timeout"),
                tags(section));
    }

    private Optional<Concurrency> concurrency(Node node) {
        return Section.of(node, "concurrency", Vocabulary.CONCURRENCY, problems).flatMap(section -> {
            var scalars = new Scalars(section);
            section.required("runs");
            var otherwise = scalars.word("otherwise", Concurrency.Otherwise.values());
            return scalars.count("runs", 1, Concurrency.MOST).stream()
                    .mapToObj(runs ->
                            new Concurrency(section.place(), runs, otherwise.orElse(Concurrency.Otherwise.WAIT)))
                    .findFirst();
        });
    }

    private SequencedMap<String, String> tags(Section section) {
        var tags = new LinkedHashMap<String, String>();
        for (var entry : references.named(section, "tags")) {
            if (entry.value() instanceof Node.Text text) {
                tags.put(entry.key(), text.text());
            } else {
                problems.add(
                        entry.value().place(),
                        "value.type",
                        "tag '" + entry.key() + "' is " + entry.value().kind() + "; expected text, in quotes");
            }
        }
        return tags;
    }

    private List<Parameter> parameters(Section section) {
        var reader = new ParameterReader(problems);
        return references.named(section, "parameters").stream()
                .map(reader::parameter)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Mode> modes(Section section) {
        return references.named(section, "modes").stream()
                .map(entry -> new Mode(
                        entry.place(),
                        entry.key(),
                        references.list(entry.value(), "mode '" + entry.key() + "'", "stage names")))
                .toList();
    }

    private List<Stage> stages(Section section) {
        var reader = new StageReader(problems, DefaultsReader.of(section, problems));
        section.required("stages").ifPresent(node -> {
            if (node instanceof Node.Mapping mapping && mapping.entries().isEmpty()) {
                problems.add(section.placeOf("stages"), "stages.none", "the pipeline has no stages");
            }
        });
        var stages = new ArrayList<Stage>();
        for (var entry : references.named(section, "stages")) {
            var before = stages.isEmpty()
                    ? Optional.<String>empty()
                    : Optional.of(stages.getLast().name());
            stages.add(reader.stage(entry, before));
        }
        return stages;
    }

    private Optional<LambdaFunction> onFailure(Section section) {
        return section.node(FailureHandler.NAME)
                .flatMap(node -> Section.of(node, "onFailure", Vocabulary.FAILURE_HANDLER, problems))
                .map(found -> new HandlerReader(problems)
                        .function(found, section.placeOf(FailureHandler.NAME), FailureHandler.NAME));
    }

    private Optional<Alarms> alarms(Node node) {
        return Section.of(node, "alarms", Vocabulary.ALARMS, problems)
                .map(Scalars::new)
                .map(scalars -> new Alarms(
                        scalars.count("failures", 1, 1_000_000),
                        scalars.part("errorRate"),
                        scalars.duration("duration"),
                        scalars.number("quality", BigDecimal.ZERO, BigDecimal.ONE)));
    }
}
