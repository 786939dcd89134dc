package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Reads what a stage is done for, item by item: `forEach` or `matrix`.
record ItemsReader(Problems problems) {

    Optional<ForEach> items(Section stage) {
        if (stage.has("forEach") && stage.has("matrix")) {
            problems.add(
                    stage.placeOf("matrix"),
                    "stage.items",
                    stage.what() + " has 'forEach' and 'matrix'; it is done for the items of one of them");
        }
        var forEach = stage.node("forEach")
                .flatMap(node -> Section.of(node, "forEach of " + stage.what(), StageVocabulary.FOR_EACH, problems))
                .flatMap(section -> forEach(section, stage));
        var matrix = stage.node("matrix")
                .flatMap(node -> Section.of(node, "matrix of " + stage.what(), StageVocabulary.MATRIX, problems))
                .flatMap(section -> matrix(section, stage));
        return forEach.or(() -> matrix);
    }

    private Optional<ForEach> forEach(Section section, Section stage) {
        var items = section.required("items").flatMap(found -> items(found, section));
        var distributions = new DistributionReader(problems);
        var stored =
                section.node("items").filter(Node.Mapping.class::isInstance).isPresent();
        var distributed = distributions.distribution(section, stored);
        return items.map(list -> new ForEach(
                stage.placeOf("forEach"),
                list,
                concurrency(section, distributed.isPresent()),
                tolerance(section),
                distributed));
    }

    private static OptionalInt concurrency(Section section, boolean distributed) {
        return new Scalars(section)
                .count("concurrency", 1, distributed ? ForEach.MOST_DISTRIBUTED : ForEach.MOST_INLINE);
    }

    private Optional<ForEach.Items> items(Node node, Section section) {
        if (node instanceof Node.Mapping mapping) {
            return new DistributionReader(problems).stored(mapping, section);
        }
        var read = new Values(problems).read(node);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var value = read.get();
        if (value instanceof Value.Expression || value instanceof Value.Array) {
            return Optional.of(new ForEach.Items.Listed(value));
        }
        return new Scalars(section)
                .wrong("items", node, "a list, an expression that gives one, or items in S3, as in { csv: s3://… }");
    }

    private Optional<ForEach> matrix(Section section, Section stage) {
        // an unknown key has been told, and is most likely an axis that is not under 'axes'
        var misplaced = !StageVocabulary.MATRIX.names().containsAll(section.keys());
        var written = misplaced ? section.node("axes") : section.required("axes");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var axes = axes(written.get(), section);
        var matrix = new Matrix(
                stage.placeOf("matrix"), axes, combinations(section, "include"), combinations(section, "exclude"));
        return Optional.of(new ForEach(
                matrix.place(),
                new ForEach.Items.Combined(matrix),
                concurrency(section, false),
                tolerance(section),
                Optional.empty()));
    }

    private SequencedMap<String, List<Value>> axes(Node node, Section section) {
        var axes = new LinkedHashMap<String, List<Value>>();
        if (!(node instanceof Node.Mapping mapping)) {
            new Scalars(section).wrong("axes", node, "a map of names to lists of values, as in region: [eu, us]");
            return axes;
        }
        for (var entry : mapping.entries()) {
            if (entry.value() instanceof Node.Sequence sequence
                    && !sequence.items().isEmpty()) {
                axes.put(
                        entry.key(),
                        sequence.items().stream().map(new Values(problems)::of).toList());
            } else {
                // its name stays known, so that whoever reads it is not blamed
                axes.put(entry.key(), List.of(new Value.Null(entry.place())));
                problems.add(
                        entry.value().place(),
                        "value.list",
                        "'" + entry.key() + "' in " + section.what() + " is a list of values, not "
                                + (entry.value() instanceof Node.Sequence
                                        ? "an empty one"
                                        : entry.value().kind()));
            }
        }
        return axes;
    }

    private List<Value.Fields> combinations(Section section, String key) {
        return section.node(key)
                .map(node -> {
                    if (node instanceof Node.Sequence sequence) {
                        return sequence.items().stream()
                                .map(item -> combination(item, section, key))
                                .flatMap(Optional::stream)
                                .toList();
                    }
                    problems.add(
                            node.place(),
                            "value.list",
                            "'" + key + "' in " + section.what() + " is a list of combinations, not " + node.kind());
                    return List.<Value.Fields>of();
                })
                .orElse(List.of());
    }

    private Optional<Value.Fields> combination(Node item, Section section, String key) {
        if (item instanceof Node.Mapping mapping) {
            return Optional.of(new Values(problems).fields(mapping));
        }
        problems.add(
                item.place(),
                "value.map",
                "a combination in '" + key + "' of " + section.what() + " maps axes to values, not " + item.kind());
        return Optional.empty();
    }

    private Optional<ForEach.Tolerance> tolerance(Section section) {
        return section.node("tolerate").flatMap(node -> switch (node) {
            case Node.Text text
            when Scalars.percent(text.text()).isPresent() ->
                Scalars.percent(text.text()).map(ForEach.Tolerance.Share::new);
            case Node.Numeric number
            when number.written().matches("\\d{1,6}") ->
                Optional.of(new ForEach.Tolerance.Count(number.number().intValueExact()));
            default ->
                new Scalars(section).wrong("tolerate", node, "a percentage such as 5%, or a number of items such as 3");
        });
    }
}
