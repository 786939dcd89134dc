package dev.lockstep.engine;

import dev.lockstep.engine.check.Check;
import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.parse.DefinitionParser;
import dev.lockstep.engine.parse.Problems;
import dev.lockstep.engine.run.Plan;
import dev.lockstep.engine.step.Planner;
import java.util.List;
import java.util.Optional;

/// A definition that was parsed, checked and made ready to run. It is immutable, and one of it serves any number of
/// executions.
public final class StateMachine {
    private final String name;
    private final String definition;
    private final Plan plan;
    private final List<InvalidDefinition.Diagnostic> warnings;

    private StateMachine(String name, String definition, Plan plan, List<InvalidDefinition.Diagnostic> warnings) {
        this.name = name;
        this.definition = definition;
        this.plan = plan;
        this.warnings = warnings;
    }

    /// Parses and checks a definition in Amazon States Language.
    ///
    /// @throws InvalidDefinition when AWS would refuse it, with all that is wrong
    public static StateMachine parse(String name, String definition) {
        Problems problems = new Problems();
        Definition parsed = new DefinitionParser(problems)
                .parse(definition)
                .orElseThrow(() -> new InvalidDefinition(problems.found()));
        if (problems.none()) {
            // what the text lacks would only show a second time
            Check.all().forEach(check -> check.check(parsed, problems));
        }
        Plan plan = new Planner(problems).plan(parsed);
        if (!problems.none()) {
            throw new InvalidDefinition(problems.found());
        }
        return new StateMachine(name, definition, plan, problems.warnings());
    }

    /// What the children of a distributed Map run, as a machine of its own, whose name tells of both.
    ///
    /// @param label the Map's
    public Optional<StateMachine> processor(String label) {
        return plan.states().processor(label).map(processor -> of(name + "/" + label, processor));
    }

    static StateMachine of(String name, Plan plan) {
        return new StateMachine(name, "", plan, List.of());
    }

    public String name() {
        return name;
    }

    /// The text it was parsed from.
    public String definition() {
        return definition;
    }

    /// What AWS takes, but not as its author may think.
    public List<InvalidDefinition.Diagnostic> warnings() {
        return warnings;
    }

    Plan plan() {
        return plan;
    }
}
