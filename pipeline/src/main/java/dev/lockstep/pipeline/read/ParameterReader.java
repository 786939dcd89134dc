package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads one parameter: `source: { type: string, required: true }`.
record ParameterReader(Problems problems) {

    Optional<Parameter> parameter(Node.Entry entry) {
        return Section.of(entry.value(), "parameter '" + entry.key() + "'", Vocabulary.PARAMETER, problems)
                .flatMap(section -> parameter(entry, section));
    }

    private Optional<Parameter> parameter(Node.Entry entry, Section section) {
        var scalars = new Scalars(section);
        section.required("type");
        var type = scalars.word("type", Parameter.Type.values());
        var values = new Values(problems);
        // without a type nothing else about it can be judged: a default of the wrong type would be a second message
        return Optional.of(new Parameter(
                entry.place(),
                entry.key(),
                type.orElse(Parameter.Type.OBJECT),
                required(section, scalars),
                type.isEmpty() ? Optional.empty() : section.node("default").map(values::of),
                scalars.text("description").orElse(""),
                type.isEmpty() ? Optional.empty() : pattern(section, type.get()),
                type.isEmpty() ? List.of() : choices(section, values)));
    }

    /// What could not be read counts as required, so that nobody who reads the parameter is blamed.
    private static boolean required(Section section, Scalars scalars) {
        return scalars.truth("required").orElse(section.has("required"));
    }

    private Optional<String> pattern(Section section, Parameter.Type type) {
        if (section.has("pattern") && type != Parameter.Type.STRING) {
            problems.add(
                    section.placeOf("pattern"),
                    "parameter.pattern",
                    "a pattern is for strings; " + section.what() + " is " + type.withArticle());
            return Optional.empty();
        }
        return new Scalars(section).text("pattern").filter(pattern -> {
            try {
                Pattern.compile(pattern);
                return true;
            } catch (PatternSyntaxException bad) {
                problems.add(
                        section.node("pattern").map(Node::place).orElse(section.place()),
                        "parameter.pattern",
                        "'" + pattern + "' is not a regular expression: " + bad.getDescription());
                return false;
            }
        });
    }

    private List<Value> choices(Section section, Values values) {
        return section.node("enum")
                .map(node -> {
                    if (node instanceof Node.Sequence sequence
                            && !sequence.items().isEmpty()) {
                        return sequence.items().stream().map(values::of).toList();
                    }
                    problems.add(
                            node.place(), "value.list", "'enum' in " + section.what() + " is a list of allowed values");
                    return List.<Value>of();
                })
                .orElse(List.of());
    }
}
