package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.graph.Ways;
import dev.lockstep.pipeline.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A pipeline that a trigger waits for is there and tells of its end, and pipelines do not start each other for ever by
/// waiting for each other.
///
/// @param names all pipelines there are
/// @param read reads one of them, as far as it can be read
public record Followers(List<String> names, Function<String, Optional<Pipeline>> read) implements Check {

    public Followers {
        names = List.copyOf(names);
    }

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var trigger : pipeline.triggers()) {
            if (trigger instanceof Trigger.After after) {
                look(pipeline, after, problems);
            }
        }
    }

    private void look(Pipeline pipeline, Trigger.After after, Problems problems) {
        if (!names.contains(after.pipeline())) {
            problems.add(
                    after.place(),
                    "trigger.pipeline",
                    "there is no pipeline '" + after.pipeline() + "'" + DidYouMean.ending(after.pipeline(), names));
            return;
        }
        new Ways(this::awaited)
                .back(pipeline.name(), after.pipeline())
                .ifPresent(way -> problems.add(
                        after.place(),
                        "trigger.circle",
                        "pipelines start each other again and again: " + String.join(" waits for ", way)));
        read.apply(after.pipeline())
                .filter(found -> found.kind() == Pipeline.Kind.EXPRESS)
                .ifPresent(found -> problems.add(
                        after.place(),
                        "trigger.pipeline",
                        "pipeline '" + found.name() + "' is express, and tells nobody when a run has ended"));
    }

    private Stream<String> awaited(String name) {
        return names.contains(name)
                ? read.apply(name).stream()
                        .flatMap(pipeline -> pipeline.triggers().stream())
                        .filter(Trigger.After.class::isInstance)
                        .map(trigger -> ((Trigger.After) trigger).pipeline())
                : Stream.empty();
    }
}
