package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.asl.machine.StateMachine;
import dev.lockstep.pipeline.graph.Flow;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the states of one scope, and with it those of the branches inside.
final class ScopeStates {

    private final Pipeline pipeline;
    private final Scope scope;
    private final List<Step> steps;
    private final SequencedMap<String, State> states = new LinkedHashMap<>();

    private ScopeStates(Pipeline pipeline, Scope scope, List<Step> steps) {
        this.pipeline = pipeline;
        this.scope = scope;
        this.steps = steps;
    }

    static StateMachine of(Pipeline pipeline, Scope scope, Flow flow, Set<String> modes, String end) {
        var writer = new ScopeStates(pipeline, scope, Steps.plan(pipeline, scope, flow, modes, end));
        for (var i = 0; i < writer.steps.size(); i++) {
            writer.write(i);
        }
        return new StateMachine(writer.steps.getFirst().name(), writer.states);
    }

    private void write(int i) {
        switch (steps.get(i)) {
            case Step.Gate gate ->
                states.put(gate.name(), choice(gate, steps.get(i + 1).name()));
            case Step.End end ->
                states.put(end.name(), new State.Succeed(Comments.of(pipeline.place()), results(Map.of())));
            case Step.Run(Flow flow, Set<String> modes) -> {
                switch (flow) {
                    case Flow.One one -> stage(stage(one.stage()), i);
                    case Flow.Together together -> states.put(StateNames.of(flow), parallel(together, modes, i));
                    case Flow.Sequence _ -> throw new IllegalStateException("a sequence within a sequence");
                }
            }
        }
    }

    /// At the top skipped stages were assigned at the start; a branch takes over what was assigned there.
    private State.Choice choice(Step.Gate gate, String next) {
        var rule = new State.Rule(gate.condition(), Json.Fields.NONE, Optional.empty(), next);
        var assign = Json.Fields.NONE;
        if (!scope.isTop()) {
            for (var stage : gate.skipped()) {
                assign = assign.with(scope.own(stage), Json.expression("$" + stage));
            }
        }
        return new State.Choice(
                gate.comment(), List.of(rule), assign, steps.get(gate.skipTo()).name());
    }

    private void stage(Stage stage, int i) {
        var exit = exit(i, Map.of(stage.name(), StageStates.result(stage)), !StageStates.goesOn(stage));
        var read = scope.isTop() || exit instanceof State.Exit.Next;
        states.putAll(new StageStates(stage, scope).states(exit, read));
    }

    private State.Parallel parallel(Flow.Together together, Set<String> modes, int i) {
        var branches = new ArrayList<StateMachine>();
        var results = new LinkedHashMap<String, String>();
        for (var branch : together.branches()) {
            var number = branches.size();
            branch.stages().forEach(stage -> results.put(stage, "$states.result[" + number + "]." + stage));
            branches.add(branch(branch, modes));
        }
        var exit = exit(i, results, true);
        var assign = Json.Fields.NONE;
        for (var stage :
                scope.isTop() || exit instanceof State.Exit.Next ? ordered(together.stages()) : List.<String>of()) {
            assign = assign.with(scope.own(stage), Json.expression(results.getOrDefault(stage, "null")));
        }
        var name = StateNames.of(together);
        return new State.Parallel(
                together.stages().stream()
                        .map(stage -> Comments.of(stage(stage).place()))
                        .collect(Collectors.joining(", ")),
                branches,
                scope.home().catchers(name),
                assign,
                exit);
    }

    private StateMachine branch(Flow flow, Set<String> modes) {
        var first = flow.stages().getFirst();
        var depth = scope.depth() + 1;
        var failed = StateNames.branchFailed(first, depth);
        var inner = scope.branch(ordered(flow.stages()), new FailurePath.HandedOut(failed));
        var branch = of(pipeline, inner, flow, modes, StateNames.branchEnd(first, depth));
        var withFailure = new LinkedHashMap<>(branch.states());
        withFailure.put(failed, FailurePath.handOut(Comments.of(stage(first).place())));
        return new StateMachine(branch.startAt(), withFailure).reachable();
    }

    /// The last stage ends its scope itself if it can; then only those who jump over it come to the step after it.
    private State.Exit exit(int i, Map<String, String> own, boolean canEnd) {
        var last = i + 1 == steps.size() || steps.get(i + 1) instanceof Step.End;
        return last && canEnd
                ? new State.Exit.End(results(own))
                : new State.Exit.Next(steps.get(i + 1).name());
    }

    /// All results of the scope: those of the state that ends it from its own result, the others from their variables.
    private Json.Fields results(Map<String, String> own) {
        var results = Json.Fields.NONE;
        for (var stage : scope.stages()) {
            var expression = own.getOrDefault(stage, "$" + scope.own(stage));
            results = results.with(stage, Json.expression(expression));
        }
        return results;
    }

    private List<String> ordered(List<String> stages) {
        return pipeline.stageNames().stream().filter(stages::contains).toList();
    }

    private Stage stage(String name) {
        return pipeline.stage(name).orElseThrow();
    }
}
