package dev.lockstep.pipeline.read.form;

import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Turns what was written into values, and text in `{% … %}` into expressions.
///
/// Step Functions takes a text for an expression only when it begins with `{%` and ends with `%}`; anything else
/// with those signs in it would reach a handler as it stands, which nobody means.
public record Values(Problems problems) {

    /// The value, unless it could not be read, which has been told.
    public Optional<Value> read(Node node) {
        var value = of(node);
        return value instanceof Value.Null && node instanceof Node.Text ? Optional.empty() : Optional.of(value);
    }

    public Value of(Node node) {
        return switch (node) {
            case Node.Text text -> text(text);
            case Node.Numeric number -> new Value.Numeric(number.place(), number.number());
            case Node.Bool bool -> new Value.Bool(bool.place(), bool.truth());
            case Node.Nothing nothing -> new Value.Null(nothing.place());
            case Node.Sequence sequence ->
                new Value.Array(
                        sequence.place(),
                        sequence.items().stream().map(this::of).toList());
            case Node.Mapping mapping -> fields(mapping);
        };
    }

    public Value.Fields fields(Node.Mapping mapping) {
        return new Value.Fields(mapping.place(), entries(mapping));
    }

    public SequencedMap<String, Value> entries(Node.Mapping mapping) {
        var entries = new LinkedHashMap<String, Value>();
        mapping.entries().forEach(entry -> {
            if (entry.key().contains("{%")) {
                problems.add(entry.place(), "expression.key", "a key cannot be an expression");
            }
            entries.put(entry.key(), of(entry.value()));
        });
        return entries;
    }

    private Value text(Node.Text node) {
        var text = node.text();
        var trimmed = text.strip();
        if (trimmed.startsWith("{%") && trimmed.endsWith("%}") && trimmed.length() >= 4) {
            var source = trimmed.substring(2, trimmed.length() - 2).strip();
            if (!source.contains("{%") && !source.contains("%}")) {
                return new Value.Expression(node.place(), source);
            }
        }
        if (text.contains("{%") || text.contains("%}")) {
            // null stands in for it, so that nobody looks for a bucket of that name
            var typographic = "\u201c\u201d\u201e\u2018\u2019".indexOf(trimmed.charAt(0)) >= 0;
            problems.add(
                    node.place(),
                    "expression.whole",
                    typographic
                            ? "typographic quotes are text to YAML; put the expression in plain ones: \"{% … %}\""
                            : "an expression has to be the whole text: write \"{% 'text ' & $name %}\" to put text"
                                    + " around it");
            return new Value.Null(node.place());
        }
        return new Value.Text(node.place(), text);
    }
}
