package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// All combinations of the axes' values, without those that `exclude` describes, and those of `include` besides.
public record Matrix(
        Place place, SequencedMap<String, List<Value>> axes, List<Value.Fields> include, List<Value.Fields> exclude) {

    public Matrix {
        axes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(axes));
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /// The combinations in the order written, the last axis turning fastest; then the included ones.
    public List<Value.Fields> combinations() {
        var combinations = new ArrayList<>(crossed().stream()
                .filter(combination -> exclude.stream().noneMatch(excluded -> within(excluded, combination)))
                .toList());
        combinations.addAll(include);
        return List.copyOf(combinations);
    }

    /// Those of the axes alone, before anything is excluded.
    public List<Value.Fields> crossed() {
        var combinations = List.<Value.Fields>of(Value.Fields.none(place));
        for (var axis : axes.entrySet()) {
            combinations = combinations.stream()
                    .flatMap(combination ->
                            axis.getValue().stream().map(value -> with(combination, axis.getKey(), value)))
                    .toList();
        }
        return combinations;
    }

    private static Value.Fields with(Value.Fields combination, String name, Value value) {
        var entries = new LinkedHashMap<>(combination.entries());
        entries.put(name, value);
        return new Value.Fields(combination.place(), entries);
    }

    /// Whether a combination has everything a description says.
    public static boolean within(Value.Fields description, Value.Fields combination) {
        return description.entries().entrySet().stream().allMatch(entry -> {
            var value = combination.entries().get(entry.getKey());
            return value != null && value.same(entry.getValue());
        });
    }
}
