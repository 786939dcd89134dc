package dev.lockstep.functions.schema;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.pattern.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An object as a row of a table: what lies in objects within it is called by its way there, `address.city`; an array,
/// or an object of which nobody knows what it is made of, is its JSON text.
public final class Leaves {
    private final List<String> columns;
    private final Set<String> known;
    private final boolean chosen;

    private Leaves(List<String> columns, boolean chosen) {
        this.columns = List.copyOf(columns);
        this.known = new LinkedHashSet<>(columns);
        this.chosen = chosen;
    }

    /// Those that somebody has chosen; what else an object has is left out.
    public static Leaves chosen(List<String> columns) {
        return new Leaves(columns, true);
    }

    /// Those that the first of several objects had.
    public static Leaves asFirst(List<String> columns) {
        return new Leaves(columns, false);
    }

    /// As a schema names them, in its order; where it names none, as the first object has them.
    public static Leaves of(Optional<JsonSchema> schema, Json first) {
        List<String> names = new ArrayList<>();
        schema.ifPresent(known -> named(known, "", names));
        if (names.isEmpty() && first instanceof Json.Obj object) {
            Map<String, String> values = new LinkedHashMap<>();
            new Leaves(names, false).flatten(object, "", values, new ArrayList<>());
            names.addAll(values.keySet());
        }
        return new Leaves(names, false);
    }

    private static void named(JsonSchema schema, String before, List<String> names) {
        for (String property : schema.properties()) {
            JsonSchema inner = schema.property(property).orElseThrow();
            if (inner.properties().isEmpty()) {
                names.add(before + property);
            } else {
                named(inner, before + property + ".", names);
            }
        }
    }

    public List<String> columns() {
        return columns;
    }

    /// The values of an object in the order of the columns, and what of it has no place in the table.
    public List<String> row(Json item, List<Violation> wrong) {
        if (!(item instanceof Json.Obj object)) {
            wrong.add(new Violation("", "row", "is " + item.described() + "; expected an object"));
            return List.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        flatten(object, "", values, wrong);
        values.forEach((name, value) -> {
            if (!known.contains(name)) {
                wrong.add(new Violation(name, "row", "is there, and is no column of the table"));
            }
            if (!isText(value)) {
                wrong.add(new Violation(name, "row", "is " + Shown.of(value) + ", with a character no table has"));
            }
        });
        return columns.stream().map(name -> values.getOrDefault(name, "")).toList();
    }

    private void flatten(Json.Obj object, String before, Map<String, String> values, List<Violation> wrong) {
        object.fields().forEach((key, value) -> {
            String name = before + key;
            if (value instanceof Json.Obj inner && !known.contains(name)) {
                flatten(inner, name + ".", values, wrong);
            } else if (value instanceof Json.Null && !known.contains(name) && holds(name)) {
                return; // an object that is missing: so are all of its values
            } else if (chosen && !known.contains(name)) {
                return;
            } else if (values.put(name, text(value)) != null) {
                wrong.add(new Violation(name, "row", "is there twice, once as an object within another"));
            }
        });
    }

    /// Whether there are columns of what is within an object of that name.
    private boolean holds(String name) {
        return columns.stream().anyMatch(column -> column.startsWith(name + "."));
    }

    private static String text(Json value) {
        return switch (value) {
            case Json.Str(String text) -> text;
            case Json.Num(var number) -> number.toString();
            case Json.Bool(boolean flag) -> Boolean.toString(flag);
            case Json.Null ignored -> "";
            case Json.Obj object -> JsonText.text(object);
            case Json.Arr array -> JsonText.text(array);
        };
    }

    /// Whether a table that has it is read again as it was written.
    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean half = Character.isHighSurrogate(c)
                    ? i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1))
                    : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
            boolean alone = c == '\r' && (i + 1 == value.length() || value.charAt(i + 1) != '\n');
            if (half || alone || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
                return false;
            }
        }
        return true;
    }
}
