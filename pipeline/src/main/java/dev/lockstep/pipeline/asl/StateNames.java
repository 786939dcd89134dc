package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.graph.Flow;
import java.util.List;
import java.util.stream.Collectors;

/// Names of states: a stage's state is named as the stage, and whatever the compiler adds has a blank in its name or is
/// reserved, so that no stage can be called the same. A name depends on the flow alone, which keeps the text stable.
public final class StateNames {

    static final String START = "start";
    static final String INVALID = "invalidParameters";
    static final String FAILED = "failed";
    static final String FILTERED = "filtered";
    static final String END = "end";

    /// No stage may have one of these names: states, variables and functions beside those of stages are called so.
    public static final List<String> RESERVED = List.of(
            START,
            INVALID,
            FAILED,
            FILTERED,
            END,
            "onFailure",
            "params",
            "run",
            "event",
            "item",
            "items",
            "matrix",
            "index",
            "error",
            "undo",
            "states",
            "account",
            "partition",
            "prefix",
            "region",
            "starter",
            "answers");

    private static final int NAMED_BRANCHES = 3;

    private StateNames() {}

    static String of(Flow flow) {
        return switch (flow) {
            case Flow.One one -> one.stage();
            case Flow.Sequence sequence -> of(sequence.parts().getFirst());
            case Flow.Together together -> together(together.branches());
        };
    }

    /// Two Parallels differ in the first stages of their first two branches, so leaving out the rest is safe.
    private static String together(List<Flow> branches) {
        var named = branches.stream()
                .limit(branches.size() > NAMED_BRANCHES ? NAMED_BRANCHES - 1L : NAMED_BRANCHES)
                .map(branch -> branch.stages().getFirst())
                .collect(Collectors.joining(" & "));
        var left = branches.size() - (NAMED_BRANCHES - 1);
        return branches.size() > NAMED_BRANCHES ? named + " & " + left + " more" : named;
    }

    static String mode(Flow flow) {
        return "mode of " + of(flow);
    }

    static String when(String stage) {
        return "when " + stage;
    }

    /// What follows when a stage has failed for good.
    static String recovery(String stage) {
        return "onFailure of " + stage;
    }

    static String undo(String stage) {
        return "undo " + stage;
    }

    static String done(String stage) {
        return stage + " done";
    }

    static String tolerate(String stage) {
        return "tolerate " + stage;
    }

    static String item(String stage) {
        return "item of " + stage;
    }

    static String itemFailed(String stage) {
        return "failed item of " + stage;
    }

    static String branchEnd(String firstStage, int depth) {
        return "end of " + firstStage + numbered(depth);
    }

    static String branchFailed(String firstStage, int depth) {
        return "failure in " + firstStage + numbered(depth);
    }

    /// Branches that begin with the same stage lie inside each other, so their depths differ.
    private static String numbered(int depth) {
        return depth == 1 ? "" : " (" + depth + ")";
    }
}
