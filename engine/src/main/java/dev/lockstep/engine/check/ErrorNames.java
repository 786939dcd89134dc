package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Catcher;
import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.Retrier;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.parse.Problems;
import java.util.List;

/// `States.ALL` stands alone, and in the last rule only.
final class ErrorNames implements Check {
    private static final String ALL = "States.ALL";

    /// The error names of a rule, and the place of the rule.
    private record Rule(List<String> errorEquals, String pointer) {}

    @Override
    public void check(Definition definition, Problems problems) {
        for (StateGroup group : Groups.in(definition)) {
            for (State state : group.states().values()) {
                rules(retriers(state), problems);
                rules(catchers(state), problems);
            }
        }
    }

    private static List<Rule> retriers(State state) {
        return Groups.retriers(state).stream()
                .map((Retrier retrier) -> new Rule(retrier.errorEquals(), retrier.pointer()))
                .toList();
    }

    private static List<Rule> catchers(State state) {
        return Groups.catchers(state).stream()
                .map((Catcher catcher) -> new Rule(catcher.errorEquals(), catcher.pointer()))
                .toList();
    }

    private static void rules(List<Rule> rules, Problems problems) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            String pointer = rule.pointer() + "/ErrorEquals";
            if (rule.errorEquals().isEmpty()) {
                problems.schema("ErrorEquals must not be empty", pointer);
            }
            if (rule.errorEquals().contains(ALL) && rule.errorEquals().size() > 1) {
                problems.schema("States.ALL must appear alone in ErrorEquals", pointer);
            }
            if (rule.errorEquals().contains(ALL) && i < rules.size() - 1) {
                problems.schema("States.ALL must be in the last rule", pointer);
            }
        }
    }
}
