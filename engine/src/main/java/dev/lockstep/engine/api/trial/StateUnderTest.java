package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.api.machine.Definitions;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.parse.DefinitionParser;
import dev.lockstep.engine.parse.Problems;
import dev.lockstep.engine.step.Planner;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The state a request wants tried: given by itself, or by its name in a whole state machine.
final class StateUnderTest {
    /// What AWS calls a state that was given by itself.
    private static final String ALONE = "StateName";

    private StateUnderTest() {}

    static State find(String definition, Optional<String> name) {
        Object document = document(definition);
        if (document instanceof Map<?, ?> map && map.containsKey("States")) {
            String wanted = name.orElseThrow(() ->
                    ApiFailure.validation("stateName must be given when the definition is a whole state machine"));
            return find(parse(definition).states(), wanted)
                    .findFirst()
                    .orElseThrow(() -> ApiFailure.validation("State not found in definition"));
        }
        if (name.isPresent()) {
            throw ApiFailure.validation("State not found in definition");
        }
        String wrapped = Json.write(Map.of("StartAt", ALONE, "States", Map.of(ALONE, document)));
        return find(parse(wrapped).states(), ALONE).findFirst().orElseThrow();
    }

    private static Object document(String definition) {
        try {
            return Json.parse(definition);
        } catch (InvalidJson e) {
            throw new ApiFailure(
                    "InvalidDefinition",
                    "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: " + e.reason() + "'");
        }
    }

    private static Definition parse(String text) {
        Problems problems = new Problems();
        Optional<Definition> parsed = new DefinitionParser(problems).parse(text);
        // what a state is tried with is worth nothing when no machine could have it
        parsed.filter(_ -> problems.none()).ifPresent(new Planner(problems)::plan);
        if (parsed.isEmpty() || !problems.none()) {
            throw Definitions.refusal(problems.found(), text);
        }
        return parsed.get();
    }

    private static Stream<State> find(StateGroup group, String name) {
        return group.states().values().stream()
                .flatMap(state -> state.name().equals(name)
                        ? Stream.of(state)
                        : inside(state).stream().flatMap(inner -> find(inner, name)));
    }

    private static List<StateGroup> inside(State state) {
        return switch (state) {
            case State.Parallel parallel -> parallel.branches();
            case State.Map map -> List.of(map.processor().states());
            case State.Pass _, State.Task _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ -> List.of();
        };
    }
}
