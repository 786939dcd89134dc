package dev.lockstep.engine.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects every node an indefinite path meets, in document order. One of them answers one reading.
final class Search {
    /// How many nodes one reading may look at: `$..*..*..*` on a large document would look at them for ever.
    private static final int BUDGET = 5_000_000;

    private final Object document;
    private final List<Segment> segments;
    private final Filtering filtering;
    private final List<Object> found = new ArrayList<>();
    private int budget = BUDGET;

    Search(Object document, List<Segment> segments) {
        this.document = document;
        this.segments = segments;
        this.filtering = new Filtering(document);
    }

    List<Object> from(Object node) {
        visit(node, 0);
        return found;
    }

    private void visit(Object node, int at) {
        if (--budget < 0) {
            throw new ExhaustedSearch();
        }
        if (at == segments.size()) {
            found.add(node);
        } else {
            follow(segments.get(at), node, at + 1);
        }
    }

    /// Goes from a node along one segment, and on from there with the segments after it.
    private void follow(Segment segment, Object node, int next) {
        switch (segment) {
            case Segment.Child(String name) -> child(node, name, next);
            case Segment.Children(List<String> names) -> children(node, names, next);
            case Segment.Index(int position) -> item(node, position, next);
            case Segment.Indices(List<Integer> positions) -> positions.forEach(p -> item(node, p, next));
            case Segment.Slice slice -> slice(node, slice, next);
            case Segment.Wildcard _ -> below(node).forEach(value -> visit(value, next));
            case Segment.Filter(Condition condition) -> filter(node, condition, next);
            case Segment.Descendants(Segment each) -> descend(each, node, next);
            case Segment.Call(Aggregate aggregate) -> aggregate.of(node).ifPresent(value -> visit(value, next));
        }
    }

    private void child(Object node, String name, int next) {
        if (node instanceof Map<?, ?> map) {
            Object value = map.get(name);
            if (value != null) {
                visit(value, next);
            }
        }
    }

    private void children(Object node, List<String> names, int next) {
        if (!(node instanceof Map<?, ?> map)) {
            return;
        }
        if (next == segments.size()) {
            visit(picked(map, names), next);
        } else {
            names.forEach(name -> child(node, name, next));
        }
    }

    static Map<String, Object> picked(Map<?, ?> map, List<String> names) {
        Map<String, Object> picked = new LinkedHashMap<>();
        for (String name : names) {
            Object value = map.get(name);
            if (value != null) {
                picked.put(name, value);
            }
        }
        return picked;
    }

    private void item(Object node, int position, int next) {
        if (node instanceof List<?> list) {
            int index = position < 0 ? list.size() + position : position;
            if (index >= 0 && index < list.size()) {
                visit(list.get(index), next);
            }
        }
    }

    private void slice(Object node, Segment.Slice slice, int next) {
        if (node instanceof List<?> list) {
            int from = bound(slice.from().orElse(0), list.size());
            int to = bound(slice.to().orElse(list.size()), list.size());
            for (int i = from; i < to; i++) {
                visit(list.get(i), next);
            }
        }
    }

    private static int bound(int end, int size) {
        return Math.clamp(end < 0 ? (long) size + end : end, 0, size);
    }

    private void filter(Object node, Condition condition, int next) {
        if (node instanceof List<?> list) {
            for (Object item : list) {
                if (filtering.accepts(condition, item)) {
                    visit(item, next);
                }
            }
        } else if (node instanceof Map<?, ?> && filtering.accepts(condition, node)) {
            visit(node, next);
        }
    }

    private void descend(Segment each, Object node, int next) {
        if (--budget < 0) {
            throw new ExhaustedSearch();
        }
        follow(each, node, next);
        for (Object value : below(node)) {
            if (value instanceof Map || value instanceof List) {
                descend(each, value, next);
            }
        }
    }

    private static Iterable<?> below(Object node) {
        return switch (node) {
            case Map<?, ?> map -> map.values();
            case List<?> list -> list;
            default -> List.of();
        };
    }

    @Override
    public String toString() {
        return "search of " + segments + " in " + document;
    }

    /// Thrown when a reading has looked at too many nodes; never leaves this package.
    static final class ExhaustedSearch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExhaustedSearch() {
            super("The path meets more than " + BUDGET + " nodes", null, false, false);
        }
    }
}
