package dev.lockstep.pipeline.asl;

import java.util.List;
import java.util.Optional;

/// Where variables live: the whole machine, or a branch of a Parallel, which may not assign any name that is assigned
/// outside it.
///
/// So a stage's variable has the stage's own name at the top and a number with it further in: `transform`,
/// `transform_1`. Stage names have no underscore, so the two never meet.
///
/// @param stages all stages whose results are known here once they ran, those of inner branches among them
/// @param home what happens here when a stage fails
record Scope(Optional<Scope> outer, int depth, List<String> stages, FailurePath home) {

    Scope {
        stages = List.copyOf(stages);
    }

    static Scope top(List<String> stages, FailurePath home) {
        return new Scope(Optional.empty(), 0, stages, home);
    }

    Scope branch(List<String> branchStages, FailurePath path) {
        return new Scope(Optional.of(this), depth + 1, branchStages, path);
    }

    boolean isTop() {
        return depth == 0;
    }

    /// The name a stage's result is assigned to here.
    String own(String stage) {
        return isTop() ? stage : stage + "_" + depth;
    }

    /// The name a stage's result is read by here: that of the nearest scope that knows it.
    String seen(String stage) {
        return stages.contains(stage) || outer.isEmpty()
                ? own(stage)
                : outer.get().seen(stage);
    }

    /// What an author's variable is called in this scope, `$` included.
    String variable(String name) {
        return switch (name) {
            case "item", "matrix" -> "$states.input.item";
            case "index" -> "$states.input.index";
            case "event" -> "$states.input.event";
            default -> "$" + (isStage(name) ? seen(name) : name);
        };
    }

    /// Whether it is a variable of the state machine, which an execution of its own would not know.
    boolean isVariable(String name) {
        return name.equals("params") || name.equals("run") || isStage(name);
    }

    private boolean isStage(String name) {
        return stages.contains(name)
                || outer.filter(scope -> scope.isStage(name)).isPresent();
    }
}
