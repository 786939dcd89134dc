package dev.lockstep.engine.path;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// One step of a path from a node to others.
sealed interface Segment {

    /// `.name` or `['name']`.
    record Child(String name) implements Segment {
        @Override
        public String toString() {
            return "['" + name + "']";
        }
    }

    /// `['a','b']`: at the end of a path an object of those that are there, before that each of them.
    record Children(List<String> names) implements Segment {
        public Children {
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(",", "[", "]"));
        }
    }

    /// `[2]`, or `[-1]` from the end.
    record Index(int position) implements Segment {
        @Override
        public String toString() {
            return "[" + position + "]";
        }
    }

    /// `[0,2]`.
    record Indices(List<Integer> positions) implements Segment {
        public Indices {
            positions = List.copyOf(positions);
        }

        @Override
        public String toString() {
            return positions.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /// `[1:3]`, each end optional, negative from the end; the upper end is not included.
    record Slice(OptionalInt from, OptionalInt to) implements Segment {
        @Override
        public String toString() {
            return "[" + text(from) + ":" + text(to) + "]";
        }

        private static String text(OptionalInt end) {
            return end.isPresent() ? String.valueOf(end.getAsInt()) : "";
        }
    }

    /// `*`: every member or item.
    record Wildcard() implements Segment {
        @Override
        public String toString() {
            return "[*]";
        }
    }

    /// `[?(…)]`: the items that satisfy a condition, or the object itself when it does.
    record Filter(Condition condition) implements Segment {
        @Override
        public String toString() {
            return "[?]";
        }
    }

    /// `..` and what follows it: the node and all below it, each asked for the segment.
    record Descendants(Segment each) implements Segment {
        @Override
        public String toString() {
            return ".." + each;
        }
    }

    /// `.length()` and its like, at the end only.
    record Call(Aggregate aggregate) implements Segment {
        @Override
        public String toString() {
            return "." + aggregate.text() + "()";
        }
    }

    /// Whether the segment leads from one node to at most one.
    default boolean isDefinite(boolean last) {
        return switch (this) {
            case Child _, Index _, Call _ -> true;
            case Children _ -> last;
            case Indices _, Slice _, Wildcard _, Filter _, Descendants _ -> false;
        };
    }
}
