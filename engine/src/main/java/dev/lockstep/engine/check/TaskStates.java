package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.parse.DefinitionParser;
import dev.lockstep.engine.parse.Problems;
import java.util.Set;
import java.util.stream.Collectors;

/// The tasks of a definition, at whatever depth they are.
public final class TaskStates {
    private TaskStates() {}

    /// The names of the Task states in the text of a sound definition.
    public static Set<String> of(String text) {
        return new DefinitionParser(new Problems())
                .parse(text)
                .map(TaskStates::of)
                .orElse(Set.of());
    }

    private static Set<String> of(Definition definition) {
        return Groups.in(definition).stream()
                .flatMap(group -> group.states().values().stream())
                .filter(State.Task.class::isInstance)
                .map(State::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
