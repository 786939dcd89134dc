package dev.lockstep.pipeline.language;

import java.util.List;

/// A map with known keys: their names, what may stand behind each, and what an editor shows about it.
///
/// @param oneOf of these keys exactly one is there; empty when that is not so
/// @param someOf of these keys at least one is there; empty when that is not so
public record Section(String name, String description, List<Key> keys, List<String> oneOf, List<String> someOf) {

    public Section {
        keys = List.copyOf(keys);
        oneOf = List.copyOf(oneOf);
        someOf = List.copyOf(someOf);
    }

    public Section(String name, String description, List<Key> keys, List<String> oneOf) {
        this(name, description, keys, oneOf, List.of());
    }

    public record Key(String name, boolean required, String description, Shape shape) {}

    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }
}
