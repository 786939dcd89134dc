package dev.lockstep.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Ways along which one pipeline leads to another.
///
/// @param next where a name leads at once
public record Ways(Function<String, Stream<String>> next) {

    /// The first way that leads from a name to itself by way of another one; both ends are named.
    public Optional<List<String>> back(String name, String by) {
        return way(by, name, List.of(name));
    }

    private Optional<List<String>> way(String from, String to, List<String> before) {
        var way = new ArrayList<>(before);
        way.add(from);
        if (from.equals(to)) {
            return Optional.of(way);
        }
        return before.contains(from)
                ? Optional.empty()
                : next.apply(from)
                        .map(name -> way(name, to, way))
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
