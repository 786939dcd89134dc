package dev.lockstep.engine.path;

import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A path of names and indices only, which can be written to, as `ResultPath` does.
public final class ReferencePath {
    private final JsonPath path;

    private ReferencePath(JsonPath path) {
        this.path = path;
    }

    /// Parses a reference path.
    ///
    /// @throws InvalidPath when the text is no path, or one that can meet more than one node
    public static ReferencePath parse(String text) {
        JsonPath path = JsonPath.parse(text);
        if (!path.isReference()) {
            throw new InvalidPath(text, 0, "a reference path can only have names and indices");
        }
        return new ReferencePath(path);
    }

    /// The same as a path to read.
    public JsonPath path() {
        return path;
    }

    /// A document like the given one with the value at this place. Only the containers on the way to it are copied,
    /// and objects that are not there are made.
    ///
    /// Nothing when the way leads through what is no object, or to an item that is not there: see [#refusal].
    public Optional<Object> write(Object document, Object value) {
        return Optional.ofNullable(write(document, 0, value));
    }

    private @Nullable Object write(Object node, int at, Object value) {
        List<Segment> segments = path.segments();
        if (at == segments.size()) {
            return value;
        }
        return switch (segments.get(at)) {
            case Segment.Child(String name) -> member(node, name, at + 1, value);
            case Segment.Index(int position) -> item(node, position, at + 1, value);
            case Segment other -> throw new IllegalStateException("No reference: " + other);
        };
    }

    private @Nullable Object member(Object node, String name, int next, Object value) {
        if (!(node instanceof Map<?, ?> map)) {
            return null;
        }
        Object child = map.get(name);
        Object written = write(child == null ? Map.of() : child, next, value);
        return written == null ? null : with(map, name, written);
    }

    private static Object with(Map<?, ?> map, String name, Object value) {
        Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(map.size() + 1);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            copy.put((String) entry.getKey(), entry.getValue());
        }
        copy.put(name, value);
        return copy;
    }

    private @Nullable Object item(Object node, int position, int next, Object value) {
        if (!(node instanceof List<?> list) || position >= list.size()) {
            return null;
        }
        Object written = write(list.get(position), next, value);
        if (written == null) {
            return null;
        }
        List<Object> copy = new ArrayList<>(list);
        copy.set(position, written);
        return copy;
    }

    /// Why a value could not be written into a document, in AWS's words.
    public String refusal(Object document) {
        return "Unable to apply ReferencePath " + path + " to input " + Json.write(document);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
