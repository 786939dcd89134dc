package dev.lockstep.pipeline.check.work;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.expression.Expression;
import dev.lockstep.pipeline.expression.Expressions;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a stage chooses is a word, somebody asks for it, and nobody asks for one that is never chosen.
public final class Outcomes implements Check {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var stage : pipeline.stages()) {
            if (stage.work() instanceof Work.Choice choice) {
                var names = new ArrayList<>(choice.outcomes().keySet());
                names.add(choice.otherwise());
                names.stream()
                        .filter(name -> !NAME.matcher(name).matches())
                        .forEach(name -> problems.add(
                                choice.place(),
                                "choice.name",
                                "'" + name + "' cannot name an outcome: a letter, then letters, digits, '-' and '_'"));
                asked(pipeline, stage.name(), names, problems);
            }
        }
    }

    private static void asked(Pipeline pipeline, String choice, List<String> names, Problems problems) {
        var asked = false;
        for (var stage : pipeline.stages()) {
            for (var written : Expressions.of(stage)) {
                var expression = Expression.of(written.source());
                asked |= expression.variables().contains(choice);
                expression.comparedWith(choice).stream()
                        .filter(word -> !names.contains(word))
                        .forEach(word -> unknown(choice, word, names, written, problems));
            }
        }
        if (!asked) {
            problems.add(
                    place(pipeline, choice),
                    "choice.unused",
                    "nothing depends on what '" + choice + "' chooses; let a stage run 'when: \"{% $" + choice + " = '"
                            + names.getFirst() + "' %}\"'");
        }
    }

    private static void unknown(
            String choice, String word, List<String> names, Value.Expression written, Problems problems) {
        problems.add(
                written.place(),
                "choice.unknown",
                "'" + choice + "' never chooses '" + word + "'" + DidYouMean.ending(word, names));
    }

    private static Place place(Pipeline pipeline, String stage) {
        return pipeline.stage(stage).orElseThrow().place();
    }
}
