package dev.lockstep.engine.parse;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An object of the definition while it is read: it knows its place, says what is ill-typed, and in the end what nobody
/// asked for.
final class Node {
    private final Map<String, Object> fields;
    private final String pointer;
    private final Problems problems;
    private final Set<String> read = new HashSet<>();

    private Node(Map<String, Object> fields, String pointer, Problems problems) {
        this.fields = fields;
        this.pointer = pointer;
        this.problems = problems;
        read.add("Comment");
    }

    /// The text of a file as an object; a problem when it is something else.
    static Optional<Node> of(String text, Problems problems) {
        try {
            return of(Json.parse(text), "", problems);
        } catch (InvalidJson e) {
            problems.whole("INVALID_JSON_DESCRIPTION", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// The value as an object; a problem when it is something else.
    static Optional<Node> of(Object value, String pointer, Problems problems) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, field) -> fields.put((String) name, field));
            return Optional.of(new Node(fields, pointer, problems));
        }
        problems.schema("Expected value of type Object", pointer);
        return Optional.empty();
    }

    String pointer() {
        return pointer;
    }

    String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    Problems problems() {
        return problems;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /// The names that are there, in the order written; asking for them does not count as reading them.
    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    Optional<Object> value(String name) {
        read.add(name);
        return Optional.ofNullable(fields.get(name));
    }

    Optional<String> text(String name) {
        return typed(name, String.class, "String");
    }

    /// One of some words; a problem when it is another.
    Optional<String> oneOf(String name, List<String> words) {
        Optional<String> text = text(name);
        if (text.isPresent() && !words.contains(text.get())) {
            problems.schema("The field '" + name + "' should have one of these values: " + words, pointer(name));
            return Optional.empty();
        }
        return text;
    }

    Optional<Boolean> flag(String name) {
        return typed(name, Boolean.class, "Boolean");
    }

    Optional<Number> number(String name) {
        return typed(name, Number.class, "Number");
    }

    Optional<Node> object(String name) {
        return value(name).flatMap(value -> of(value, pointer(name), problems));
    }

    /// The texts of a list; empty when it is absent.
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<Object> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text) {
                texts.add(text);
            } else {
                problems.schema("Expected value of type String", pointer(name) + "[" + i + "]");
            }
        }
        return texts;
    }

    /// The objects of a list; empty when it is absent.
    List<Node> objects(String name) {
        List<Node> nodes = new ArrayList<>();
        List<Object> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            of(items.get(i), pointer(name) + "[" + i + "]", problems).ifPresent(nodes::add);
        }
        return nodes;
    }

    private List<Object> list(String name) {
        List<Object> items = new ArrayList<>();
        Optional<Object> value = value(name);
        if (value.isPresent() && value.get() instanceof List<?> list) {
            items.addAll(list);
        } else if (value.isPresent()) {
            problems.schema("Expected value of type Array", pointer(name));
        }
        return items;
    }

    private <T> Optional<T> typed(String name, Class<T> type, String typeName) {
        Optional<Object> value = value(name);
        if (value.isPresent() && !type.isInstance(value.get())) {
            problems.schema("Expected value of type " + typeName, pointer(name));
            return Optional.empty();
        }
        return value.map(type::cast);
    }

    /// Reports the fields of a list that are missing, in one message as AWS does.
    void require(String... names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (!has(name)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            problems.schema("These fields are required: " + missing, pointer);
        }
    }

    /// Ends the reading: every field that nobody asked for is one that is not supported here.
    void done() {
        for (String name : fields.keySet()) {
            if (!read.contains(name)) {
                problems.schema("Field is not supported", pointer(name));
            }
        }
    }
}
