package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Catcher;
import dev.lockstep.engine.definition.ChoiceRule;
import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.parse.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every transition leads to a state of its own group, every state can be reached, and there is a way out.
final class Transitions implements Check {
    private static final String MISSING_TARGET = "MISSING_TRANSITION_TARGET";

    /// A transition as it is written: where it leads, and the place that says so.
    private record Target(String name, String field, String pointer) {}

    @Override
    public void check(Definition definition, Problems problems) {
        Groups.in(definition).forEach(group -> check(group, problems));
    }

    private static void check(StateGroup group, Problems problems) {
        if (group.states().isEmpty()) {
            return;
        }
        if (!group.states().containsKey(group.startAt())) {
            missing(new Target(group.startAt(), "StartAt", group.pointer() + "/StartAt"), problems);
            return;
        }
        for (State state : group.states().values()) {
            for (Target target : targets(state)) {
                if (!group.states().containsKey(target.name())) {
                    missing(target, problems);
                }
            }
        }
        Set<String> reached = reached(group);
        for (State state : group.states().values()) {
            if (!reached.contains(state.name())) {
                problems.error(
                        MISSING_TARGET,
                        "State \"" + state.name() + "\" is not reachable.",
                        state.header().pointer());
            }
        }
        if (group.states().values().stream().noneMatch(Transitions::ends)) {
            problems.error("MISSING_END_STATE", "There is no terminal state", group.pointer() + "/States");
        }
    }

    private static void missing(Target target, Problems problems) {
        problems.error(MISSING_TARGET, "Missing '" + target.field() + "' target: " + target.name(), target.pointer());
    }

    private static Set<String> reached(StateGroup group) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(group.startAt()));
        while (!open.isEmpty()) {
            State state = group.states().get(open.pop());
            if (state != null && reached.add(state.name())) {
                targets(state).forEach(target -> open.push(target.name()));
            }
        }
        return reached;
    }

    private static boolean ends(State state) {
        return switch (state) {
            case State.Succeed _, State.Fail _ -> true;
            case State.Pass pass -> pass.next() instanceof Next.End;
            case State.Task task -> task.next() instanceof Next.End;
            case State.Wait wait -> wait.next() instanceof Next.End;
            case State.Parallel parallel -> parallel.next() instanceof Next.End;
            case State.Map map -> map.next() instanceof Next.End;
            case State.Choice _ -> false;
        };
    }

    private static List<Target> targets(State state) {
        List<Target> targets = new ArrayList<>();
        switch (state) {
            case State.Pass pass -> next(state, pass.next(), targets);
            case State.Task task -> next(state, task.next(), targets);
            case State.Wait wait -> next(state, wait.next(), targets);
            case State.Parallel parallel -> next(state, parallel.next(), targets);
            case State.Map map -> next(state, map.next(), targets);
            case State.Choice choice -> choices(choice, targets);
            case State.Succeed _, State.Fail _ -> {}
        }
        for (Catcher catcher : Groups.catchers(state)) {
            targets.add(new Target(catcher.next(), "Next", catcher.pointer() + "/Next"));
        }
        return targets;
    }

    private static void choices(State.Choice choice, List<Target> targets) {
        for (ChoiceRule rule : choice.choices()) {
            targets.add(new Target(rule.next(), "Next", rule.pointer() + "/Next"));
        }
        choice.otherwise()
                .ifPresent(name ->
                        targets.add(new Target(name, "Default", choice.header().pointer() + "/Default")));
    }

    private static void next(State state, Next next, List<Target> targets) {
        if (next instanceof Next.To(String name)) {
            targets.add(new Target(name, "Next", state.header().pointer() + "/Next"));
        }
    }
}
