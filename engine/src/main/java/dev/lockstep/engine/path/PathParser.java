package dev.lockstep.engine.path;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Reads the text of a path. One of them reads one path.
final class PathParser {
    /// Far beyond any path that means something, and well before a reader's stack ends.
    private static final int LONGEST = 500;

    private final Cursor cursor;
    private final FilterParser filters;

    PathParser(String text) {
        this(new Cursor(text), 0);
    }

    PathParser(Cursor cursor, int depth) {
        this.cursor = cursor;
        this.filters = new FilterParser(cursor, depth);
    }

    JsonPath path(String text) {
        Origin origin = origin();
        List<Segment> segments = segments();
        if (!cursor.atEnd()) {
            throw cursor.fault("unexpected '" + cursor.peek() + "'");
        }
        return new JsonPath(text, origin, segments);
    }

    private Origin origin() {
        cursor.expect('$');
        if (cursor.skip('$')) {
            return new Origin.Context();
        }
        int start = cursor.offset();
        if (Character.isUnicodeIdentifierStart(cursor.peek()) || cursor.peek() == '_') {
            while (Character.isUnicodeIdentifierPart(cursor.peek()) && !cursor.atEnd()) {
                cursor.next();
            }
            return new Origin.Variable(cursor.since(start));
        }
        return new Origin.Input();
    }

    /// All segments from here on; stops at the first character that starts none.
    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        while (cursor.peek() == '.' || cursor.peek() == '[') {
            if (!segments.isEmpty() && segments.getLast() instanceof Segment.Call) {
                throw cursor.fault("nothing can follow a function");
            }
            segments.add(segment());
            if (segments.size() > LONGEST) {
                throw cursor.fault("more than " + LONGEST + " segments");
            }
        }
        return segments;
    }

    private Segment segment() {
        if (cursor.skip("..")) {
            return new Segment.Descendants(cursor.peek() == '[' ? bracket() : dotted());
        }
        return cursor.skip('.') ? (cursor.peek() == '[' ? bracket() : dotted()) : bracket();
    }

    private Segment dotted() {
        if (cursor.skip('*')) {
            return new Segment.Wildcard();
        }
        String name = cursor.until(".[]()'\" ,=<>!&|");
        if (name.isEmpty()) {
            throw cursor.fault("expected a name");
        }
        if (cursor.peek() == '(') {
            return call(name);
        }
        return new Segment.Child(name);
    }

    private Segment call(String name) {
        Aggregate aggregate =
                Aggregate.named(name).orElseThrow(() -> cursor.fault("there is no function '" + name + "'"));
        cursor.expect('(');
        cursor.blanks();
        cursor.expect(')');
        return new Segment.Call(aggregate);
    }

    private Segment bracket() {
        cursor.expect('[');
        cursor.blanks();
        Segment segment = inBrackets();
        cursor.blanks();
        cursor.expect(']');
        return segment;
    }

    private Segment inBrackets() {
        char first = cursor.peek();
        if (first == '\'' || first == '"') {
            return names();
        }
        if (cursor.skip('*')) {
            return new Segment.Wildcard();
        }
        if (cursor.skip('?')) {
            return new Segment.Filter(filters.inParentheses());
        }
        if (first == ':') {
            return slice(OptionalInt.empty());
        }
        if (cursor.atInteger()) {
            return positions();
        }
        throw cursor.fault("expected a quoted name, an index, '*' or a filter");
    }

    private Segment names() {
        List<String> names = new ArrayList<>();
        do {
            cursor.blanks();
            if (cursor.peek() != '\'' && cursor.peek() != '"') {
                throw cursor.fault("expected a quoted name");
            }
            names.add(cursor.quoted());
            cursor.blanks();
        } while (cursor.skip(','));
        return names.size() == 1 ? new Segment.Child(names.getFirst()) : new Segment.Children(names);
    }

    private Segment positions() {
        List<Integer> positions = new ArrayList<>();
        positions.add(cursor.integer());
        cursor.blanks();
        if (cursor.peek() == ':') {
            return slice(OptionalInt.of(positions.getFirst()));
        }
        while (cursor.skip(',')) {
            cursor.blanks();
            positions.add(cursor.integer());
            cursor.blanks();
        }
        return positions.size() == 1 ? new Segment.Index(positions.getFirst()) : new Segment.Indices(positions);
    }

    private Segment slice(OptionalInt from) {
        cursor.expect(':');
        cursor.blanks();
        OptionalInt to = cursor.atInteger() ? OptionalInt.of(cursor.integer()) : OptionalInt.empty();
        return new Segment.Slice(from, to);
    }
}
