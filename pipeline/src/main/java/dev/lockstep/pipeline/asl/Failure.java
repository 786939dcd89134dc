package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.asl.machine.Catcher;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.Recovery;
import dev.lockstep.pipeline.stage.Stage;
import java.util.List;
import java.util.Optional;

/// What follows when a stage fails: its own `onFailure` if it has one, else the way of its scope.
///
/// @param next the step after the stage, for those who go on
record Failure(Stage stage, Scope scope, String next) {

    /// Stands in a stage's result where something failed and was tolerated.
    static final String TOLERATED = "tolerated";

    /// Where errors of the stage lead.
    ///
    /// @param error a JSONata expression, or fields, with `stage`, `error` and `cause`
    /// @param tolerated what stands in the result for those who go on: the same without the stage
    Catcher catcher(List<String> errors, Json error, Json tolerated) {
        if (stage.onFailure().isEmpty()) {
            return scope.home().to(errors, error);
        }
        if (stage.onFailure().get().handler().isPresent()) {
            return new Catcher(errors, Json.Fields.NONE, Optional.of(error), StateNames.recovery(stage.name()));
        }
        return new Catcher(
                errors,
                Json.Fields.NONE.with(scope.own(stage.name()), Json.Fields.NONE.with(TOLERATED, tolerated)),
                Optional.empty(),
                next);
    }

    /// Whatever the stage throws.
    Catcher catcher() {
        return catcher(FailurePath.ANY, FailurePath.error(stage.name()), FailurePath.error());
    }

    /// The state that calls the stage's own handler. Should that fail too, the run fails with the original error.
    Optional<State.Task> recovery() {
        return stage.onFailure()
                .flatMap(recovery -> recovery.handler().map(handler -> {
                    var error = "$states.input";
                    var given = Json.Fields.NONE.with("error", Json.expression(error));
                    var call = Calls.of(handler, given, name -> name.equals("error") ? error : scope.variable(name));
                    var anyway = scope.home().to(FailurePath.ANY, Json.expression(error));
                    var goesOn = recovery.then() == Recovery.Then.CONTINUE;
                    return State.Task.of(Comments.of(recovery.place()), call)
                            .within(handler.timeout(), Optional.empty())
                            .catching(List.of(anyway))
                            .ending(
                                    goesOn
                                            ? Json.Fields.NONE.with(
                                                    scope.own(stage.name()), Json.expression(call.result()))
                                            : anyway.assign(),
                                    goesOn
                                            ? new State.Exit.Next(next)
                                            : anyway.output()
                                                    .<State.Exit>map(
                                                            output -> new State.Exit.Hand(anyway.next(), output))
                                                    .orElseGet(() -> new State.Exit.Next(anyway.next())));
                }));
    }
}
