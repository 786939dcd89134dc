package dev.lockstep.infra.environment;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.problem.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// One map of an environment's file while it is read: remembers which keys were asked for, so that the others can be
/// told as unknown.
final class Section {

    private final String name;
    private final String path;
    private final Value.Fields fields;
    private final Reader reader;
    private final Set<String> known = new LinkedHashSet<>();

    private Section(String name, String path, Value.Fields fields, Reader reader) {
        this.name = name;
        this.path = path;
        this.fields = fields;
        this.reader = reader;
    }

    static Section top(Value.Fields fields, Reader reader) {
        return new Section("an environment", "", fields, reader);
    }

    /// What all sections of a file have in common.
    ///
    /// @param asked every key that was asked for, `functions.memory`
    record Reader(Problems problems, Set<String> asked) {}

    private void know(String key) {
        known.add(key);
        reader.asked().add(path + key);
    }

    Place place() {
        return fields.place();
    }

    /// The value under a key as the scalar reads it; what cannot be read is told as a problem.
    <T> Optional<T> optional(String key, Scalar<T> scalar) {
        know(key);
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
        know(key);
        return items(key, scalar);
    }

    private <T> List<T> items(String key, Scalar<T> scalar) {
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
            know(key);
            tell(fields.place(), "missing", key + " is missing in " + name + ", expected " + scalar.expected());
            return Optional.empty();
        }
        return optional(key, scalar);
    }

    /// A map within this one; empty when it is not written.
    Section section(String key) {
        known.add(key);
        return switch (fields.entries().get(key)) {
            case null -> within(key, Value.Fields.none(fields.place()));
            case Value.Fields inner -> within(key, inner);
            case Value other -> {
                tell(other.place(), "value", key + " is " + shown(other) + ", expected a map");
                yield within(key, Value.Fields.none(other.place()));
            }
        };
    }

    private Section within(String key, Value.Fields inner) {
        return new Section(key, path + key + ".", inner, reader);
    }

    boolean isEmpty() {
        return fields.entries().isEmpty();
    }

    /// One value for each key, where the author chooses the keys.
    ///
    /// @param called what the reference calls such a key
    <T> SequencedMap<String, T> chosen(String called, Scalar<T> scalar) {
        reader.asked().add(path + called);
        var values = new LinkedHashMap<String, T>();
        fields.entries().forEach((key, value) -> read(key, value, scalar).ifPresent(read -> values.put(key, read)));
        return values;
    }

    /// A list for each key, where the author chooses the keys.
    <T> SequencedMap<String, List<T>> chosenLists(String called, Scalar<T> scalar) {
        reader.asked().add(path + called);
        var lists = new LinkedHashMap<String, List<T>>();
        fields.entries().keySet().forEach(key -> lists.put(key, items(key, scalar)));
        return lists;
    }

    Place placeOf(String key) {
        return Objects.requireNonNull(fields.entries().get(key)).place();
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
        reader.problems().add(place, "environment." + rule, message);
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
