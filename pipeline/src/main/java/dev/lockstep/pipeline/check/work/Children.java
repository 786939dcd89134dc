package dev.lockstep.pipeline.check.work;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.check.ValueFits;
import dev.lockstep.pipeline.graph.Ways;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Child pipelines are there, take what they are given, and do not start each other in a circle.
///
/// @param names all pipelines there are
/// @param read reads one of them, as far as it can be read
public record Children(List<String> names, Function<String, Optional<Pipeline>> read) implements Check {

    public Children {
        names = List.copyOf(names);
    }

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var stage : pipeline.stages()) {
            if (stage.work() instanceof Work.Child child) {
                if (!names.contains(child.pipeline())) {
                    problems.add(
                            stage.place(),
                            "child.unknown",
                            "there is no pipeline '" + child.pipeline() + "'"
                                    + DidYouMean.ending(child.pipeline(), others(pipeline)));
                } else if (child.pipeline().equals(pipeline.name())) {
                    problems.add(
                            stage.place(),
                            "child.circle",
                            "stage '" + stage.name() + "' starts this pipeline again, and so without end");
                } else {
                    circle(pipeline, stage, child, problems);
                    read.apply(child.pipeline()).ifPresent(found -> fits(stage, child, found, problems));
                }
            }
        }
    }

    private List<String> others(Pipeline pipeline) {
        return names.stream().filter(name -> !name.equals(pipeline.name())).toList();
    }

    private void circle(Pipeline pipeline, Stage stage, Work.Child child, Problems problems) {
        new Ways(this::started)
                .back(pipeline.name(), child.pipeline())
                .ifPresent(way -> problems.add(
                        stage.place(),
                        "child.circle",
                        "pipelines start each other in a circle: " + String.join(" starts ", way)));
    }

    private Stream<String> started(String name) {
        return names.contains(name)
                ? read.apply(name).stream()
                        .flatMap(pipeline -> pipeline.stages().stream())
                        .map(Stage::work)
                        .filter(Work.Child.class::isInstance)
                        .map(work -> ((Work.Child) work).pipeline())
                : Stream.empty();
    }

    private static void fits(Stage stage, Work.Child child, Pipeline found, Problems problems) {
        var parameters = found.parameters().stream().map(Parameter::name).toList();
        stage.with().entries().forEach((name, value) -> {
            var parameter = found.parameter(name);
            if (parameter.isEmpty()) {
                problems.add(
                        value.place(),
                        "child.parameter",
                        "pipeline '" + found.name() + "' has no parameter '" + name + "'"
                                + DidYouMean.ending(name, parameters));
            } else {
                ValueFits.expectedInstead(parameter.get(), value)
                        .ifPresent(expected -> problems.add(
                                value.place(),
                                "child.value",
                                "parameter '" + name + "' of pipeline '" + found.name() + "' is given "
                                        + ValueFits.written(value) + "; " + expected));
            }
        });
        required(stage, found, problems);
        child.mode()
                .filter(mode -> !found.modeNames().contains(mode))
                .ifPresent(mode -> problems.add(
                        stage.place(),
                        "child.mode",
                        "pipeline '" + found.name() + "' has no mode '" + mode + "'"
                                + DidYouMean.ending(mode, found.modeNames())));
        if (found.kind() == Pipeline.Kind.EXPRESS) {
            problems.add(
                    stage.place(),
                    "child.express",
                    "pipeline '" + found.name() + "' is express, and nobody can wait for such a one to end");
        }
    }

    private static void required(Stage stage, Pipeline found, Problems problems) {
        Place place = stage.place();
        for (var parameter : found.parameters()) {
            var given = stage.with().entries().keySet();
            var misspelt = given.stream()
                    .anyMatch(name -> found.parameter(name).isEmpty()
                            && DidYouMean.nearest(name, List.of(parameter.name()))
                                    .isPresent());
            if (parameter.required() && !given.contains(parameter.name()) && !misspelt) {
                problems.add(
                        place,
                        "child.required",
                        "stage '" + stage.name() + "' does not give '" + parameter.name() + "', which pipeline '"
                                + found.name() + "' requires");
            }
        }
    }
}
