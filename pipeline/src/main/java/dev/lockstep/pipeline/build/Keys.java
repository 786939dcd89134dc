package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has been said of something so far: keys and what stands behind them, each where it was said.
public final class Keys {

    private final Place place;
    private final List<Node.Entry> entries;

    private Keys(Place place, List<Node.Entry> entries) {
        this.place = place;
        this.entries = List.copyOf(entries);
    }

    static Keys none() {
        return new Keys(Here.place(), List.of());
    }

    /// Says it, instead of what was said of the key before.
    Keys with(String key, @Nullable Object value) {
        var more = new ArrayList<>(entries);
        more.removeIf(entry -> entry.key().equals(key));
        more.add(new Node.Entry(Here.place(), key, Plain.node(value)));
        return new Keys(place, more);
    }

    /// Says one more, also of a key that was said before: two of one name are a mistake to be told, not to be hidden.
    Keys beside(String key, Node value, Place where) {
        var more = new ArrayList<>(entries);
        more.add(new Node.Entry(where, key, value));
        return new Keys(place, more);
    }

    /// Says one more of the names under a key.
    Keys within(String key, String name, @Nullable Object value) {
        return within(key, name, Plain.node(value), Here.place());
    }

    Keys within(String key, String name, Node value, Place where) {
        return replaced(key, inside(key).beside(name, value, where).node());
    }

    /// Says it under a key, instead of what was said of the name there before.
    Keys withInside(String key, String name, @Nullable Object value) {
        return with(key, inside(key).with(name, value));
    }

    /// Says one more of a list under a key.
    Keys also(String key, @Nullable Object item) {
        var items = new ArrayList<Node>();
        if (find(key).orElse(null) instanceof Node.Sequence list) {
            items.addAll(list.items());
        }
        items.add(Plain.node(item));
        return replaced(key, new Node.Sequence(Here.place(), items));
    }

    /// What has been said under a key that holds keys itself.
    Keys inside(String key) {
        return switch (find(key).orElse(null)) {
            case null -> none();
            case Node.Mapping mapping -> new Keys(mapping.place(), mapping.entries());
            default -> throw new IllegalStateException("'" + key + "' is no map, so nothing can be said within it");
        };
    }

    private Keys replaced(String key, Node value) {
        var more = new ArrayList<>(entries);
        for (var i = 0; i < more.size(); i++) {
            if (more.get(i).key().equals(key)) {
                more.set(i, new Node.Entry(more.get(i).place(), key, value));
                return new Keys(place, more);
            }
        }
        return beside(key, value, Here.place());
    }

    private Optional<Node> find(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Node.Entry::value)
                .findFirst();
    }

    Place place() {
        return place;
    }

    /// In the order of those names, however they were said.
    Keys inOrder(List<String> names) {
        return new Keys(
                place,
                entries.stream()
                        .sorted(Comparator.comparingInt((Node.Entry entry) -> names.indexOf(entry.key())))
                        .toList());
    }

    Node.Mapping node() {
        return new Node.Mapping(place, entries);
    }
}
