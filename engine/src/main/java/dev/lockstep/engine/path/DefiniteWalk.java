package dev.lockstep.engine.path;

import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows a definite path to its one node, and says why when there is none.
final class DefiniteWalk {
    private DefiniteWalk() {}

    static Reading from(Object start, List<Segment> segments) {
        Object node = start;
        for (int i = 0; i < segments.size(); i++) {
            Object next = step(node, segments.get(i));
            if (next == null) {
                return missing(node, segments, i);
            }
            node = next;
        }
        return new Reading.Found(node);
    }

    private static @Nullable Object step(Object node, Segment segment) {
        return switch (segment) {
            case Segment.Child(String name) -> node instanceof Map<?, ?> map ? map.get(name) : null;
            case Segment.Index(int position) -> node instanceof List<?> list ? item(list, position) : null;
            case Segment.Children(List<String> names) ->
                node instanceof Map<?, ?> map ? Search.picked(map, names) : null;
            case Segment.Call(Aggregate aggregate) -> aggregate.of(node).orElse(null);
            case Segment.Indices _, Segment.Slice _, Segment.Wildcard _, Segment.Filter _, Segment.Descendants _ ->
                throw new IllegalStateException("No definite segment: " + segment);
        };
    }

    private static @Nullable Object item(List<?> list, int position) {
        int index = position < 0 ? list.size() + position : position;
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }

    private static Reading missing(Object node, List<Segment> segments, int at) {
        return new Reading.Missing(() -> reason(node, segments, at));
    }

    private static String reason(Object node, List<Segment> segments, int at) {
        boolean last = at == segments.size() - 1;
        return switch (segments.get(at)) {
            case Segment.Child child
            when !(node instanceof Map) ->
                "Expected to find an object with property " + child + " in path " + text(segments, at)
                        + " but found '" + kind(node) + "'. This is not a json object according to the JsonProvider: "
                        + "'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.";
            case Segment.Child _ when !last -> "Missing property in path " + text(segments, at + 1);
            case Segment.Index index
            when !(node instanceof List) ->
                "Filter: " + index + " can only be applied to arrays. Current context is: " + Json.write(node);
            default -> noResults(segments);
        };
    }

    static String noResults(List<Segment> segments) {
        return "No results for path: " + text(segments, segments.size());
    }

    private static String text(List<Segment> segments, int end) {
        StringBuilder out = new StringBuilder("$");
        segments.subList(0, end).forEach(out::append);
        return out.toString();
    }

    /// What AWS calls a value that is no object: the node classes of its own JSON library.
    private static String kind(Object node) {
        String simple = switch (node) {
            case List<?> _ -> "ArrayNode";
            case String _ -> "TextNode";
            case Boolean _ -> "BooleanNode";
            case Integer _ -> "IntNode";
            case Long _ -> "LongNode";
            case Number _ -> "DoubleNode";
            default -> "NullNode";
        };
        return "com.fasterxml.jackson.databind.node." + simple;
    }
}
