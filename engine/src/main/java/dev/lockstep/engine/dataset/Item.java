package dev.lockstep.engine.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One item of a Map, and what the context object tells of it.
///
/// @param key its name, when the items are the members of an object
/// @param source where it was found
public record Item(Object value, Optional<String> key, String source) {
    private static final String STATE_DATA = "STATE_DATA";

    static Item from(Object value, String source) {
        return new Item(value, Optional.empty(), source);
    }

    /// The elements of an array, or the members of an object, of a state's data.
    public static Stream<Item> of(Object data) {
        return switch (data) {
            case List<?> list -> list.stream().map(value -> from(value, STATE_DATA));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(member -> new Item(member.getValue(), Optional.of((String) member.getKey()), STATE_DATA));
            default -> throw new IllegalArgumentException("Neither array nor object: " + data.getClass());
        };
    }

    /// Items as a JSON value, which a journal can keep: runs of values from the same source.
    public static List<Object> written(List<Item> items) {
        List<Object> runs = new ArrayList<>();
        String source = "";
        List<Object> values = List.of();
        for (Item item : items) {
            if (runs.isEmpty() || !item.source.equals(source)) {
                source = item.source;
                values = new ArrayList<>();
                runs.add(Map.of("Source", source, "Values", values));
            }
            values.add(item.value);
        }
        return runs;
    }

    /// Items out of what [#written] made of them.
    public static List<Item> read(Object written) {
        List<Item> items = new ArrayList<>();
        for (Object run : (List<?>) written) {
            if (run instanceof Map<?, ?> map
                    && map.get("Values") instanceof List<?> values
                    && map.get("Source") instanceof String source) {
                values.forEach(value -> items.add(from(value, source)));
            }
        }
        return items;
    }

    /// What a child execution is given when nothing selects.
    public Object input() {
        return key.<Object>map(name -> {
                    Map<String, Object> member = new LinkedHashMap<>();
                    member.put("Key", name);
                    member.put("Value", value);
                    return member;
                })
                .orElse(value);
    }

    /// `$states.context.Map`.
    public Map<String, Object> context(int index) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("Index", index);
        key.ifPresent(name -> described.put("Key", name));
        described.put("Value", value);
        described.put("Source", source);
        return Map.of("Item", described);
    }
}
