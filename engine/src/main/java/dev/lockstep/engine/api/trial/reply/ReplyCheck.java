package dev.lockstep.engine.api.trial.reply;

import dev.lockstep.engine.api.trial.reply.Shape.Range;
import dev.lockstep.engine.value.Null;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Tells whether a value could be an answer. Members that a model does not have are nobody's business.
///
/// @param wantsAll whether what the model requires must be there
/// @param free names of members that may be anything
record ReplyCheck(ServiceModel model, Spelling spelling, boolean wantsAll, Set<String> free) {

    /// What is first found wrong with a whole answer.
    Optional<String> trouble(Object value, String shape) {
        if (!(value instanceof Map)) {
            return Optional.of("the result must be an object");
        }
        return look("", value, shape);
    }

    private Optional<String> look(String field, Object value, String shapeName) {
        return switch (model.shape(shapeName)) {
            case Shape.Structure structure ->
                value instanceof Map<?, ?> members ? structure(members, structure) : must(field, "be an object");
            case Shape.Dictionary(String values, Range size) ->
                value instanceof Map<?, ?> entries
                        ? within(field, entries.size(), size, "length").or(() -> entries(entries, values))
                        : must(field, "be an object");
            case Shape.Array(String items, Range size) ->
                value instanceof List<?> list
                        ? within(field, list.size(), size, "length").or(() -> each(field, list, items))
                        : must(field, "be an array");
            case Shape.Text(Range length) ->
                value instanceof String text
                        ? within(field, text.length(), length, "length")
                        : must(field, "be a string");
            case Shape.Numeric(Range range) ->
                value instanceof Number number
                        ? within(field, number.doubleValue(), range, "value")
                        : must(field, "be a number");
            case Shape.Truth() -> value instanceof Boolean ? Optional.empty() : must(field, "be a boolean");
            case Shape.Anything() -> Optional.empty();
        };
    }

    private Optional<String> structure(Map<?, ?> members, Shape.Structure structure) {
        Stream<Supplier<Optional<String>>> missing = structure.required().stream()
                .filter(_ -> wantsAll)
                .map(spelling::of)
                .map(name -> () -> members.containsKey(name)
                        ? Optional.empty()
                        : Optional.of("Required field '" + name + "' is missing"));
        Stream<Supplier<Optional<String>>> present = structure.members().entrySet().stream()
                .map(member -> () -> member(members, spelling.of(member.getKey()), member.getValue()));
        return first(Stream.concat(missing, present));
    }

    private Optional<String> member(Map<?, ?> members, String name, String shape) {
        Object value = members.get(name);
        return value == null || value == Null.NULL || free.contains(name) ? Optional.empty() : look(name, value, shape);
    }

    private Optional<String> entries(Map<?, ?> entries, String shape) {
        return first(entries.entrySet().stream()
                .map(entry -> () -> look((String) entry.getKey(), entry.getValue(), shape)));
    }

    private Optional<String> each(String field, List<?> values, String shape) {
        return first(values.stream().map(value -> () -> look(field, value, shape)));
    }

    private static Optional<String> first(Stream<Supplier<Optional<String>>> looks) {
        return looks.map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> must(String field, String what) {
        return Optional.of("Field '" + field + "' must " + what);
    }

    private static Optional<String> within(String field, double size, Range range, String measure) {
        if (range.isMoreThan(size)) {
            String less = measure.equals("value") ? "less" : "smaller";
            return Optional.of("Field '" + field + "' is " + less + " than the minimum " + measure);
        }
        return range.isLessThan(size)
                ? Optional.of("Field '" + field + "' exceeds the maximum " + measure)
                : Optional.empty();
    }
}
