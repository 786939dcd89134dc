package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.intrinsic.Intrinsic;
import dev.lockstep.engine.intrinsic.InvalidIntrinsic;
import dev.lockstep.engine.path.InvalidPath;
import dev.lockstep.engine.path.JsonPath;
import dev.lockstep.engine.path.Origin;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which variables the states of a definition read, by name of the state; states that read none are left out.
public final class VariableReferences {
    private static final Set<String> GROUPS = Set.of("ItemProcessor", "Iterator", "Branches");
    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern NAMES = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)(\\s*(?:\\(|:=))?");

    private final Map<String, Object> byState = new LinkedHashMap<>();

    private VariableReferences() {}

    /// Nothing when no state reads any.
    public static Optional<Map<String, Object>> of(String definition) {
        VariableReferences references = new VariableReferences();
        if (Json.parse(definition) instanceof Map<?, ?> machine) {
            references.group(machine);
        }
        return Optional.of(references.byState).filter(found -> !found.isEmpty());
    }

    private void group(Object group) {
        if (group instanceof List<?> branches) {
            branches.forEach(this::group);
        } else if (group instanceof Map<?, ?> map && map.get("States") instanceof Map<?, ?> states) {
            states.forEach((name, state) -> state((String) name, state));
        }
    }

    private void state(String name, Object state) {
        if (!(state instanceof Map<?, ?> fields)) {
            return;
        }
        Set<String> read = new TreeSet<>();
        fields.forEach((field, value) -> {
            if (GROUPS.contains(field)) {
                group(value);
            } else {
                collect((String) field, value, read);
            }
        });
        if (!read.isEmpty()) {
            byState.put(name, new ArrayList<Object>(read));
        }
    }

    private static void collect(String field, Object value, Set<String> read) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, inner) -> collect((String) name, inner, read));
            case List<?> list -> list.forEach(item -> collect("", item, read));
            case String text when text.startsWith("{%") -> expression(text, read);
            case String text
            when field.endsWith(".$") || field.endsWith("Path") || field.equals("Variable") -> path(text, read);
            default -> {}
        }
    }

    private static void path(String text, Set<String> read) {
        try {
            Stream<JsonPath> paths =
                    Intrinsic.isCall(text) ? Intrinsic.parse(text).paths().stream() : Stream.of(JsonPath.parse(text));
            paths.forEach(path -> {
                if (path.origin() instanceof Origin.Variable(String name)) {
                    read.add(name);
                }
            });
        } catch (InvalidPath | InvalidIntrinsic _) {
            // no path after all: the field only ends like one
        }
    }

    /// Names with a dollar that are neither called nor bound by the expression itself.
    private static void expression(String text, Set<String> read) {
        Set<String> own = new TreeSet<>(Set.of("states"));
        Set<String> found = new TreeSet<>();
        Matcher names = NAMES.matcher(TEXTS.matcher(text).replaceAll("''"));
        while (names.find()) {
            (names.group(2) == null ? found : own).add(names.group(1));
        }
        found.removeAll(own);
        read.addAll(found);
    }
}
