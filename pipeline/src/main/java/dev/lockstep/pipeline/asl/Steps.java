package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Mode;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.graph.Flow;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Plans the steps of one scope: where modes and `when` really branch, and nowhere else.
final class Steps {

    private final Pipeline pipeline;
    private final Scope scope;
    private final List<Step> steps = new ArrayList<>();

    private Steps(Pipeline pipeline, Scope scope) {
        this.pipeline = pipeline;
        this.scope = scope;
    }

    /// The steps of a flow that is only come to in the given modes.
    static List<Step> plan(Pipeline pipeline, Scope scope, Flow flow, Set<String> modes, String end) {
        var plan = new Steps(pipeline, scope);
        plan.add(flow.parts(), modes);
        if (plan.needsEnd()) {
            plan.steps.add(new Step.End(end));
        }
        return List.copyOf(plan.steps);
    }

    private void add(List<Flow> parts, Set<String> modes) {
        for (var from = 0; from < parts.size(); ) {
            var own = modesOf(pipeline, parts.get(from), modes);
            var to = from + 1;
            while (to < parts.size() && modesOf(pipeline, parts.get(to), modes).equals(own)) {
                to++;
            }
            addGroup(parts.subList(from, to), own, own.equals(modes));
            from = to;
        }
    }

    private void addGroup(List<Flow> group, Set<String> modes, boolean always) {
        var condition = "$run.mode in " + Jsonata.list(List.copyOf(modes));
        if (always) {
            group.forEach(part -> addPart(part, modes));
        } else if (group.size() == 1 && stageWithWhen(group.getFirst())) {
            var stage = stage(group.getFirst());
            gate(StateNames.when(stage.name()), group, condition + " and (" + when(stage) + ")", modes, false);
        } else {
            gate(StateNames.mode(group.getFirst()), group, condition, modes, true);
        }
    }

    private void addPart(Flow part, Set<String> modes) {
        if (stageWithWhen(part)) {
            var stage = stage(part);
            gate(StateNames.when(stage.name()), List.of(part), when(stage), modes, false);
        } else {
            steps.add(new Step.Run(part, modes));
        }
    }

    private void gate(String name, List<Flow> group, String condition, Set<String> modes, boolean gateWithin) {
        var place = steps.size();
        var stages = group.stream().flatMap(part -> part.stages().stream()).toList();
        var comment = Comments.of(stage(group.getFirst()).place());
        steps.add(new Step.Gate(name, comment, condition, 0, stages));
        for (var part : group) {
            if (gateWithin) {
                addPart(part, modes);
            } else {
                steps.add(new Step.Run(part, modes));
            }
        }
        steps.set(place, new Step.Gate(name, comment, condition, steps.size(), stages));
    }

    /// A Choice cannot be the end, and neither can a stage that may go on with another result than its state's.
    private boolean needsEnd() {
        var goesOn = steps.getLast() instanceof Step.Run(Flow flow, Set<String> _)
                && flow instanceof Flow.One
                && StageStates.goesOn(stage(flow));
        var jumped = steps.stream().anyMatch(step -> step instanceof Step.Gate gate && gate.skipTo() == steps.size());
        return goesOn || jumped;
    }

    private boolean stageWithWhen(Flow part) {
        return part instanceof Flow.One && stage(part).when().isPresent();
    }

    private Stage stage(Flow part) {
        return pipeline.stage(part.stages().getFirst()).orElseThrow();
    }

    private String when(Stage stage) {
        return stage.when().map(Value.Expression::source).isEmpty()
                ? "true"
                : Jsonata.renamed(stage.when().get(), scope::variable);
    }

    /// Of the given modes those in which something of the flow runs.
    private static Set<String> modesOf(Pipeline pipeline, Flow flow, Set<String> modes) {
        var own = new LinkedHashSet<String>();
        for (var mode : modes) {
            if (flow.stages().stream().anyMatch(stage -> runsIn(pipeline, stage, mode))) {
                own.add(mode);
            }
        }
        return own;
    }

    static boolean runsIn(Pipeline pipeline, String stage, String mode) {
        return mode.equals(Mode.FULL)
                || pipeline.modes().stream().anyMatch(written -> written.name().equals(mode) && written.holds(stage));
    }
}
