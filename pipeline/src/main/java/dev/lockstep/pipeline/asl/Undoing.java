package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.asl.machine.Catcher;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The way of a failed run through what there is to undo, the last that was done first, to where failures end.
///
/// `$undo` holds the stages that were done in this very run: a result alone does not tell, it may be an earlier run's.
record Undoing(Pipeline pipeline, Scope scope, String end) {

    /// The stages that can be undone, the last first.
    static List<Stage> stages(Pipeline pipeline, List<String> order) {
        return order.reversed().stream()
                .map(name -> pipeline.stage(name).orElseThrow())
                .filter(stage -> stage.compensate().isPresent())
                .toList();
    }

    SequencedMap<String, State> states(List<Stage> stages) {
        var states = new LinkedHashMap<String, State>();
        for (var i = 0; i < stages.size(); i++) {
            var stage = stages.get(i);
            var next = i + 1 < stages.size() ? StateNames.done(stages.get(i + 1).name()) : end;
            var rule = new State.Rule(
                    Jsonata.quoted(stage.name()) + " in $undo",
                    Json.Fields.NONE,
                    Optional.empty(),
                    StateNames.undo(stage.name()));
            states.put(
                    StateNames.done(stage.name()),
                    new State.Choice(Comments.of(stage.place()), List.of(rule), Json.Fields.NONE, next));
            states.put(StateNames.undo(stage.name()), undo(stage, next));
        }
        return states;
    }

    /// One that cannot be undone does not keep the others from being undone; the run's cause tells of it.
    private State.Task undo(Stage stage, String next) {
        var function = stage.compensate().orElseThrow();
        var cause = "$error.cause & '; undoing " + stage.name() + " failed: ' & $states.errorOutput.Error & ' '"
                + " & $states.errorOutput.Cause";
        var told = new Catcher(
                FailurePath.ANY,
                Json.Fields.NONE.with("error", Json.expression("$merge([$error, {'cause': " + cause + "}])")),
                Optional.empty(),
                next);
        return State.Task.of(Comments.of(function.place()), Calls.of(function, Json.Fields.NONE, scope::variable))
                .within(function.timeout(), Optional.empty())
                .catching(List.of(told))
                .ending(Json.Fields.NONE, new State.Exit.Next(next));
    }
}
