package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.asl.machine.Catcher;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.json.Json;
import java.util.List;
import java.util.Optional;

/// Where a failed stage leads, so that its name and the original error and cause reach the end.
///
/// At the top they are assigned to `$error`. A branch cannot assign that name, so it fails with an error of its own
/// whose cause is the three as JSON, and the Parallel around it takes them apart again.
sealed interface FailurePath {

    /// What a branch fails with.
    String STAGE_FAILED = "StageFailed";

    int LONGEST_CAUSE = 12_000;

    List<String> ANY = List.of("States.ALL");

    /// The state to go to.
    String state();

    record Assigned(String state) implements FailurePath {}

    record HandedOut(String state) implements FailurePath {}

    /// Catches whatever a stage throws.
    default Catcher catcher(String stage) {
        return to(ANY, error(stage));
    }

    /// Catches what a Parallel's branches hand out, and whatever goes wrong with the Parallel itself.
    default List<Catcher> catchers(String parallel) {
        return List.of(
                to(List.of(STAGE_FAILED), Json.expression("$parse($states.errorOutput.Cause)")), catcher(parallel));
    }

    /// As a catcher leads there, with an error taken apart: `stage`, `error` and `cause`.
    default Catcher to(List<String> errors, Json error) {
        return switch (this) {
            case Assigned assigned ->
                new Catcher(errors, Json.Fields.NONE.with("error", error), Optional.empty(), assigned.state());
            case HandedOut out -> new Catcher(errors, Json.Fields.NONE, Optional.of(error), out.state());
        };
    }

    /// An error without a cause has an empty one: `&` makes a text of nothing.
    static Json.Fields error(String stage) {
        var error = Json.Fields.NONE.with("stage", stage);
        for (var entry : error().entries().entrySet()) {
            error = error.with(entry.getKey(), entry.getValue());
        }
        return error;
    }

    /// The same without the stage.
    static Json.Fields error() {
        return Json.Fields.NONE
                .with("error", Json.expression("$states.errorOutput.Error"))
                .with("cause", Json.expression("'' & $states.errorOutput.Cause"));
    }

    /// The state a branch fails in. A Fail state's Cause ends at 32,768 characters on AWS, and a text cut there could
    /// not be taken apart again; so a long cause is cut here, with room for what JSON escapes.
    static State.Fail handOut(String comment) {
        var shortened = "{'cause': $substring($states.input.cause, 0, " + LONGEST_CAUSE + ")}";
        return new State.Fail(comment, STAGE_FAILED, "{% $string($merge([$states.input, " + shortened + "])) %}");
    }
}
