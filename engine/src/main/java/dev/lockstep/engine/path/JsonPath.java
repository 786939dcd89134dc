package dev.lockstep.engine.path;

import java.util.List;

/// A path that was parsed once and can be read any number of times, from any thread.
public final class JsonPath {
    private final String text;
    private final Origin origin;
    private final List<Segment> segments;

    JsonPath(String text, Origin origin, List<Segment> segments) {
        this.text = text;
        this.origin = origin;
        this.segments = List.copyOf(segments);
    }

    /// Parses `$…`, `$$…` or `$name…`.
    ///
    /// @throws InvalidPath when the text is no path
    public static JsonPath parse(String text) {
        return new PathParser(text).path(text);
    }

    /// Where it starts to read.
    public Origin origin() {
        return origin;
    }

    /// Whether it can meet one node at most; otherwise it gives a list.
    public boolean isDefinite() {
        return isDefinite(segments);
    }

    /// Whether it is a reference path: names and indices only, so that it can be written to.
    public boolean isReference() {
        return segments.stream()
                .allMatch(segment ->
                        segment instanceof Segment.Child || (segment instanceof Segment.Index(int i) && i >= 0));
    }

    /// Whether it stands for its origin as a whole.
    public boolean isRoot() {
        return segments.isEmpty();
    }

    /// Reads it from what it starts from.
    public Reading read(PathScope scope) {
        return switch (origin) {
            case Origin.Input _ -> readFrom(scope.input());
            case Origin.Context _ -> readFrom(scope.context());
            case Origin.Variable(String name) -> {
                Object value = scope.variable(name);
                yield value == null
                        ? new Reading.Missing(() -> "Variable '" + name + "' is not assigned")
                        : readFrom(value);
            }
        };
    }

    /// Reads it from a document, whatever it says where it starts.
    public Reading readFrom(Object document) {
        try {
            return read(document, document, segments);
        } catch (Search.ExhaustedSearch e) {
            return new Reading.Missing(e::getMessage);
        }
    }

    List<Segment> segments() {
        return segments;
    }

    static boolean isDefinite(List<Segment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).isDefinite(i == segments.size() - 1)) {
                return false;
            }
        }
        return true;
    }

    /// Reads from a node of a document; filters see the whole of it.
    static Reading read(Object node, Object document, List<Segment> segments) {
        if (isDefinite(segments)) {
            return DefiniteWalk.from(node, segments);
        }
        if (segments.getLast() instanceof Segment.Call(Aggregate aggregate) && scans(segments)) {
            Object all = new Search(document, segments.subList(0, segments.size() - 1)).from(node);
            return aggregate
                    .of(all)
                    .<Reading>map(Reading.Found::new)
                    .orElseGet(() -> new Reading.Missing(() -> DefiniteWalk.noResults(segments)));
        }
        return new Reading.Found(new Search(document, segments).from(node));
    }

    private static boolean scans(List<Segment> segments) {
        return segments.stream().anyMatch(Segment.Descendants.class::isInstance);
    }

    /// As it was written.
    @Override
    public String toString() {
        return text;
    }
}
