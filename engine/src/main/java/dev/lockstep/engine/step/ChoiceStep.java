package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.ChoiceRule;
import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.query.Test;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.task.StateFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows the first rule that holds.
record ChoiceStep(String name, Flow flow, List<Rule> rules, Optional<Next> otherwise) implements Step {

    /// A choice rule, planned.
    private record Rule(Test test, Flow flow, Next next) {}

    static ChoiceStep of(State.Choice state) {
        Flow flow = Flow.of(state.header().flow());
        List<Rule> rules = new ArrayList<>();
        for (ChoiceRule rule : state.choices()) {
            rules.add(new Rule(
                    Test.of(rule.condition(), flow, "Choices[" + rules.size() + "]/Condition"),
                    Flow.of(rule.flow()),
                    new Next.To(rule.next())));
        }
        return new ChoiceStep(state.name(), flow, rules, state.otherwise().map(Next.To::new));
    }

    @Override
    public StateType type() {
        return StateType.CHOICE;
    }

    @Override
    public Transition attempt(Visit visit) {
        Frame reading = flow.reading(visit.frame());
        for (Rule rule : rules) {
            if (rule.test().holds(reading)) {
                return new Transition.Exit(flow.choose(visit.frame(), rule.flow()), rule.next());
            }
        }
        return otherwise
                .<Transition>map(next -> new Transition.Exit(flow.passOn(visit.frame()), next))
                .orElseGet(() -> new Transition.Failure(StateFailure.of(
                        "States.NoChoiceMatched",
                        "An error occurred while executing the state '" + name + "' (entered at the event id #"
                                + visit.enteredEvent() + "). Failed to transition out of the state. The state's choices"
                                + " do not match the input, and it has no default.")));
    }
}
