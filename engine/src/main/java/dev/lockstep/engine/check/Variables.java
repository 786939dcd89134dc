package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Catcher;
import dev.lockstep.engine.definition.ChoiceRule;
import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.definition.Template;
import dev.lockstep.engine.parse.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Variables have proper names, and no branch or iteration assigns one that a level around it assigns.
final class Variables implements Check {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

    @Override
    public void check(Definition definition, Problems problems) {
        check(definition.states(), Set.of(), problems);
    }

    private static void check(StateGroup group, Set<String> outer, Problems problems) {
        for (State state : group.states().values()) {
            for (Template assign : assigns(state)) {
                names(assign).forEach(name -> check(name, assign, outer, problems));
            }
        }
        for (State state : group.states().values()) {
            Groups.inside(state).forEach(inner -> check(inner, around(state, group, outer), problems));
        }
    }

    /// What the levels around a state's branches assign. What the state itself assigns comes after them, which AWS
    /// takes.
    private static Set<String> around(State state, StateGroup group, Set<String> outer) {
        Set<String> names = new HashSet<>(outer);
        for (State other : group.states().values()) {
            if (!other.name().equals(state.name())) {
                assigns(other).forEach(assign -> names.addAll(names(assign)));
            }
        }
        return names;
    }

    private static void check(String name, Template assign, Set<String> outer, Problems problems) {
        if (name.equals("states") || !NAME.matcher(name).matches()) {
            problems.schema("Invalid variable name: " + name, assign.pointer());
        }
        if (outer.contains(name)) {
            problems.schema(
                    "The variable '" + name + "' is assigned in an outer scope and must not be assigned again here",
                    assign.pointer());
        }
    }

    private static List<String> names(Template assign) {
        List<String> names = new ArrayList<>();
        if (assign.value() instanceof Map<?, ?> fields) {
            for (Object key : fields.keySet()) {
                String name = (String) key;
                names.add(name.endsWith(".$") ? name.substring(0, name.length() - 2) : name);
            }
        }
        return names;
    }

    private static List<Template> assigns(State state) {
        List<DataFlow> flows = new ArrayList<>(List.of(state.header().flow()));
        for (Catcher catcher : Groups.catchers(state)) {
            flows.add(catcher.flow());
        }
        if (state instanceof State.Choice choice) {
            choice.choices().stream().map(ChoiceRule::flow).forEach(flows::add);
        }
        return flows.stream().flatMap(flow -> assign(flow).stream()).toList();
    }

    private static Optional<Template> assign(DataFlow flow) {
        return switch (flow) {
            case DataFlow.JsonPath jsonPath -> jsonPath.assign();
            case DataFlow.Jsonata jsonata -> jsonata.assign();
        };
    }
}
