package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Recovery;
import java.util.Optional;

/// Reads what follows when a stage, or a later one, fails: its `onFailure` and its `compensate`.
record AftermathReader(Problems problems) {

    Optional<Recovery> recovery(Section stage, String name) {
        return stage.node("onFailure").flatMap(node -> {
            var place = stage.placeOf("onFailure");
            if (node instanceof Node.Text text && text.text().equals(Recovery.Then.CONTINUE.word())) {
                return Optional.of(new Recovery(place, Optional.empty(), Recovery.Then.CONTINUE));
            }
            if (node instanceof Node.Text text) {
                problems.add(
                        text.place(),
                        "value.type",
                        "'onFailure' in " + stage.what() + " is " + text.kind()
                                + "; expected continue, or { handler: …, then: … }");
                return Optional.empty();
            }
            return Section.of(node, "onFailure of " + stage.what(), StageVocabulary.RECOVERY, problems)
                    .map(section -> recovery(section, stage, name));
        });
    }

    private Recovery recovery(Section section, Section stage, String name) {
        var then = new Scalars(section).word("then", Recovery.Then.values());
        if (!section.has("handler") && then.orElse(Recovery.Then.FAIL) == Recovery.Then.FAIL) {
            problems.add(
                    section.place(),
                    "recovery.nothing",
                    section.what() + " does nothing: name a 'handler', or let it continue");
        }
        for (var key : section.has("handler") ? new String[0] : new String[] {"memory", "with", "timeout"}) {
            if (section.has(key)) {
                problems.add(
                        section.placeOf(key),
                        "recovery.nothing",
                        "'" + key + "' in " + section.what() + " is for a 'handler', and there is none");
            }
        }
        var handler = section.has("handler")
                ? Optional.of(function(section, stage, "onFailure", Recovery.function(name)))
                : Optional.<LambdaFunction>empty();
        return new Recovery(stage.placeOf("onFailure"), handler, then.orElse(Recovery.Then.FAIL));
    }

    Optional<LambdaFunction> compensation(Section stage, String name) {
        return stage.node("compensate")
                .flatMap(node ->
                        Section.of(node, "compensate of " + stage.what(), StageVocabulary.COMPENSATION, problems))
                .map(section -> function(section, stage, "compensate", LambdaFunction.undoing(name)));
    }

    private LambdaFunction function(Section section, Section stage, String key, String name) {
        var handlers = new HandlerReader(problems);
        return handlers.function(section, stage.placeOf(key), name);
    }
}
