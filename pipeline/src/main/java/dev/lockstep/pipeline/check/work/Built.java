package dev.lockstep.pipeline.check.work;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.HandlerClasses;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Cache;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Handlers have been built, take what they are given, and give a score where one is asked for.
public record Built(HandlerClasses handlers) implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var own = new HashSet<String>();
        for (var stage : pipeline.stages()) {
            for (var function : stage.functions()) {
                look(function, given(stage, function), own, problems);
                if (function.name().equals(stage.name())) {
                    stage.cache().ifPresent(cache -> keeps(function, cache, problems));
                    stage.quality().ifPresent(quality -> scored(stage, function, quality, problems));
                }
            }
        }
        pipeline.onFailure().ifPresent(function -> look(function, Set.of("error"), own, problems));
    }

    /// What the compiler gives a function beside its `with`.
    private static Set<String> given(Stage stage, LambdaFunction function) {
        if (function.name().equals(stage.name())) {
            return stage.work() instanceof Work.Approval ? Set.of(Work.Approval.TOKEN) : Set.of();
        }
        return function.name().equals(LambdaFunction.undoing(stage.name())) ? Set.of() : Set.of("error");
    }

    private void look(LambdaFunction function, Set<String> given, Set<String> told, Problems problems) {
        var className = function.handler().className();
        if (className.equals("unreadable.Handler")) {
            return; // told when it was read
        }
        var found = handlers.find(className);
        if (found.isEmpty()) {
            if (told.add(className)) {
                problems.add(
                        function.handler().place(),
                        "handler.unknown",
                        "there is no class '" + className + "' in the built handlers"
                                + DidYouMean.hint(className, handlers.names()));
            }
            return;
        }
        found.get().input().ifPresent(fields -> fits(function, fields, given, problems));
    }

    private static void fits(
            LambdaFunction function, List<HandlerClasses.Field> fields, Set<String> given, Problems problems) {
        var with = function.with().entries();
        var names = fields.stream().map(HandlerClasses.Field::name).toList();
        var misspelt = new HashSet<String>();
        with.forEach((name, value) -> {
            if (!names.contains(name)) {
                DidYouMean.nearest(name, names).ifPresent(misspelt::add);
                problems.add(
                        value.place(),
                        "handler.input",
                        simple(function) + " takes no '" + name + "'" + DidYouMean.ending(name, names));
            }
        });
        for (var field : fields) {
            if (field.required()
                    && !with.containsKey(field.name())
                    && !given.contains(field.name())
                    && !misspelt.contains(field.name())) {
                problems.add(
                        function.place(),
                        "handler.input",
                        simple(function) + " needs '" + field.name() + "', which '" + function.name()
                                + "' does not give it");
            }
        }
    }

    private void scored(Stage stage, LambdaFunction function, Quality quality, Problems problems) {
        handlers.find(function.handler().className())
                .filter(handler -> !handler.scored())
                .ifPresent(_ -> problems.add(
                        quality.place(),
                        "quality.score",
                        "stage '" + stage.name() + "' asks for quality, and " + simple(function)
                                + " never tells one: its result has no 'quality'"));
    }

    /// It is the stage kit that keeps results; another handler would run each time, and nobody would know.
    private void keeps(LambdaFunction function, Cache cache, Problems problems) {
        handlers.find(function.handler().className())
                .filter(handler -> handler.input().isEmpty())
                .ifPresent(_ -> problems.add(
                        cache.place(),
                        "cache.kit",
                        simple(function) + " does not extend the stage kit's StageHandler, which keeps results for"
                                + " 'cache'"));
    }

    private static String simple(LambdaFunction function) {
        var name = function.handler().className();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
