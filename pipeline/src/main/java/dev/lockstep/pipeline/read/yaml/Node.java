package dev.lockstep.pipeline.read.yaml;

import dev.lockstep.pipeline.Place;
import java.math.BigDecimal;
import java.util.List;

/// YAML as it was written, before anybody asks what it means.
public sealed interface Node {

    Place place();

    /// How many nodes it is made of when every alias is written out; kept so that aliases cannot explode.
    int size();

    record Text(Place place, String text) implements Node {
        @Override
        public int size() {
            return 1;
        }
    }

    /// Keeps the spelling beside the value: `5_0` and `0x1F` are no numbers in YAML 1.2's JSON schema, `0.90` is.
    record Numeric(Place place, BigDecimal number, String written) implements Node {
        @Override
        public int size() {
            return 1;
        }
    }

    record Bool(Place place, boolean truth) implements Node {
        @Override
        public int size() {
            return 1;
        }
    }

    record Nothing(Place place) implements Node {
        @Override
        public int size() {
            return 1;
        }
    }

    record Sequence(Place place, List<Node> items, int size) implements Node {
        public Sequence(Place place, List<Node> items) {
            this(
                    place,
                    List.copyOf(items),
                    1 + items.stream().mapToInt(Node::size).sum());
        }
    }

    record Mapping(Place place, List<Entry> entries, int size) implements Node {
        public Mapping(Place place, List<Entry> entries) {
            this(
                    place,
                    List.copyOf(entries),
                    1 + entries.stream().mapToInt(entry -> entry.value().size()).sum());
        }
    }

    record Entry(Place place, String key, Node value) {}

    /// As a person would name what stands there.
    default String kind() {
        return switch (this) {
            case Text text -> "'" + shortened(text.text()) + "'";
            case Numeric number -> number.written();
            case Bool bool -> String.valueOf(bool.truth());
            case Nothing _ -> "nothing";
            case Sequence _ -> "a list";
            case Mapping _ -> "a map";
        };
    }

    private static String shortened(String text) {
        var line = text.strip().lines().findFirst().orElse("");
        return line.length() <= 40 ? line : line.substring(0, 37) + "…";
    }
}
