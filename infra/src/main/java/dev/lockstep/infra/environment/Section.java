package dev.lockstep.infra.environment;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.problem.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One map of an environment's file while it is read: remembers which keys were asked for, so that the others can be
/// told as unknown.
final class Section {

    private final String name;
    private final Value.Fields fields;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String name, Value.Fields fields, Problems problems) {
        this.name = name;
        this.fields = fields;
        this.problems = problems;
    }

    Place place() {
        return fields.place();
    }

    /// The value under a key as the scalar reads it; what cannot be read is told as a problem.
    <T> Optional<T> optional(String key, Scalar<T> scalar) {
        known.add(key);
        return Optional.ofNullable(fields.entries().get(key)).flatMap(found -> read(key, found, scalar));
    }

    private <T> Optional<T> read(String key, Value found, Scalar<T> scalar) {
        var read = scalar.read(found);
        if (read.isEmpty()) {
            tell(found.place(), "value", key + " is " + shown(found) + ", expected " + scalar.expected());
        }
        return read;
    }

    /// A list of one kind of value; empty when it is not written.
    <T> List<T> list(String key, Scalar<T> scalar) {
        known.add(key);
        return switch (fields.entries().get(key)) {
            case null -> List.of();
            case Value.Array array ->
                array.items().stream()
                        .flatMap(item -> read(key, item, scalar).stream())
                        .toList();
            case Value other -> {
                tell(other.place(), "value", key + " is " + shown(other) + ", expected a list");
                yield List.of();
            }
        };
    }

    /// As `optional`, but must be there.
    <T> Optional<T> required(String key, Scalar<T> scalar) {
        if (!fields.entries().containsKey(key)) {
            known.add(key);
            tell(fields.place(), "missing", key + " is missing in " + name + ", expected " + scalar.expected());
            return Optional.empty();
        }
        return optional(key, scalar);
    }

    /// A map within this one; empty when it is not written.
    Section section(String key) {
        known.add(key);
        return switch (fields.entries().get(key)) {
            case null -> new Section(key, Value.Fields.none(fields.place()), problems);
            case Value.Fields inner -> new Section(key, inner, problems);
            case Value other -> {
                tell(other.place(), "value", key + " is " + shown(other) + ", expected a map");
                yield new Section(key, Value.Fields.none(other.place()), problems);
            }
        };
    }

    Value.Fields all() {
        return fields;
    }

    /// To be called when every key has been asked for.
    void refuseUnknownKeys() {
        fields.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                tell(value.place(), "unknown", "unknown key '" + key + "' in " + name + DidYouMean.ending(key, known));
            }
        });
    }

    void tell(Place place, String rule, String message) {
        problems.add(place, "environment." + rule, message);
    }

    static String shown(Value value) {
        return switch (value) {
            case Value.Text text -> "'" + text.text() + "'";
            case Value.Expression expression -> "'{%" + expression.source() + "%}'";
            case Value.Numeric number -> number.number().toPlainString();
            case Value.Bool bool -> String.valueOf(bool.truth());
            case Value.Null _, Value.Array _, Value.Fields _ -> value.kind();
        };
    }
}
