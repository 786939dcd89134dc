package dev.lockstep.engine.bench;

import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// State machines of one kind each, as the load driver has them.
public enum Workload {
    /// Ten Pass states.
    W1(chain(10), "{\"n\":0}"),
    /// Ten Pass states that compute in JSONata.
    W2(computingChain(10), "{\"n\":0}"),
    /// A loop of a thousand turns.
    W3(loop(1_000), "{\"i\":0}"),
    /// An inline Map over a thousand items.
    W4(map(), "{\"items\":" + IntStream.range(0, 1_000).boxed().toList() + "}"),
    /// Twenty branches of three states.
    W5(parallel(), "{}");

    private final String definition;
    private final String input;

    Workload(Object definition, String input) {
        this.definition = Json.write(definition);
        this.input = input;
    }

    String definition() {
        return definition;
    }

    String input() {
        return input;
    }

    private static Object chain(int length) {
        return states(length, i -> pass(Map.of("Result", Map.of("n", i), "ResultPath", "$.r"), "S", i, length), "S");
    }

    private static Object computingChain(int length) {
        Map<String, Object> computing = Map.of(
                "QueryLanguage",
                "JSONata",
                "Output",
                "{% {'n': $states.input.n + 1} %}",
                "Assign",
                Map.of("last", "{% $states.input.n %}"));
        return states(length, i -> pass(computing, "S", i, length), "S");
    }

    /// A loop, whose history has two events a state.
    static Object loop(int turns) {
        return Json.parse("""
            {"StartAt": "Next", "States": {
              "Next": {"Type": "Pass", "Parameters": {"i.$": "States.MathAdd($.i, 1)"}, "Next": "Enough"},
              "Enough": {"Type": "Choice", "Choices": [{"Variable": "$.i", "NumericGreaterThanEquals": TURNS, "Next": "Done"}],
                "Default": "Next"},
              "Done": {"Type": "Succeed"}}}
            """.replace("TURNS", Integer.toString(turns)));
    }

    private static Object map() {
        return Map.of(
                "StartAt",
                "Each",
                "States",
                Map.of("Each", Map.of("Type", "Map", "ItemsPath", "$.items", "ItemProcessor", chain(2), "End", true)));
    }

    private static Object parallel() {
        List<Object> branches = IntStream.range(0, 20)
                .mapToObj(branch -> states(3, i -> pass(Map.of("Result", i), branch + "-", i, 3), branch + "-"))
                .toList();
        return Map.of(
                "StartAt",
                "All",
                "States",
                Map.of("All", Map.of("Type", "Parallel", "Branches", branches, "End", true)));
    }

    private static Object states(int length, IntFunction<Object> state, String prefix) {
        Map<String, Object> states = new LinkedHashMap<>();
        IntStream.range(0, length).forEach(i -> states.put(prefix + i, state.apply(i)));
        return Map.of("StartAt", prefix + 0, "States", states);
    }

    private static Object pass(Map<String, Object> fields, String prefix, int at, int length) {
        Map<String, Object> state = new LinkedHashMap<>(fields);
        state.put("Type", "Pass");
        if (at + 1 < length) {
            state.put("Next", prefix + (at + 1));
        } else {
            state.put("End", true);
        }
        return state;
    }
}
