package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Mode;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;
import java.util.HashSet;
import java.util.regex.Pattern;

/// A mode is a name and some of the stages.
final class ModeStages implements Check {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var mode : pipeline.modes()) {
            if (mode.name().equals(Mode.FULL)) {
                problems.add(mode.place(), "mode.full", "the mode 'full' is always there: every stage");
            } else if (!NAME.matcher(mode.name()).matches()) {
                problems.add(
                        mode.place(),
                        "mode.name",
                        "'" + mode.name() + "' cannot name a mode: letters, digits, '-' and '_'");
            }
            stages(pipeline, mode, problems);
        }
    }

    private static void stages(Pipeline pipeline, Mode mode, Problems problems) {
        var seen = new HashSet<String>();
        for (var stage : mode.stages()) {
            if (pipeline.stage(stage.name()).isEmpty()) {
                problems.add(
                        stage.place(),
                        "mode.unknown",
                        "unknown stage '" + stage.name() + "' in mode '" + mode.name() + "'"
                                + DidYouMean.ending(stage.name(), pipeline.stageNames()));
            } else if (!seen.add(stage.name())) {
                problems.add(
                        stage.place(),
                        "mode.twice",
                        "'" + stage.name() + "' is named twice in mode '" + mode.name() + "'");
            }
        }
    }
}
