package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Pipelines do not start each other for ever by what they write: one writes where another listens, and that where the
/// first one does, perhaps by way of more.
///
/// @param names all pipelines there are
/// @param read reads one of them, as far as it can be read
public record Chains(List<String> names, Function<String, Optional<Pipeline>> read) implements Check {

    public Chains {
        names = List.copyOf(names);
    }

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var all = new LinkedHashMap<String, Pipeline>();
        names.forEach(name -> read.apply(name).ifPresent(found -> all.put(name, found)));
        all.put(pipeline.name(), pipeline);
        for (var trigger : pipeline.triggers()) {
            if (trigger instanceof Trigger.S3 s3) {
                all.entrySet().stream()
                        .filter(other -> !other.getKey().equals(pipeline.name()) && writesTo(other.getValue(), s3))
                        .map(other -> way(pipeline.name(), other.getKey(), all))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(way -> problems.add(
                                trigger.place(),
                                "trigger.circle",
                                "pipelines start each other again and again by what they write: " + way.getLast()
                                        + " starts " + String.join(" starts ", way)));
            }
        }
    }

    /// The shortest way from one pipeline to another, by which starts which.
    private static Optional<List<String>> way(String from, String to, Map<String, Pipeline> all) {
        var reached = new HashSet<String>(List.of(from));
        var open = new ArrayDeque<List<String>>(List.of(List.of(from)));
        while (!open.isEmpty()) {
            var way = open.poll();
            if (way.getLast().equals(to)) {
                return Optional.of(way);
            }
            var last = Objects.requireNonNull(all.get(way.getLast()));
            all.forEach((name, next) -> {
                if (starts(last, next) && reached.add(name)) {
                    open.add(Stream.concat(way.stream(), Stream.of(name)).toList());
                }
            });
        }
        return Optional.empty();
    }

    private static boolean starts(Pipeline from, Pipeline next) {
        return next.triggers().stream().anyMatch(trigger -> switch (trigger) {
            case Trigger.S3 s3 -> writesTo(from, s3);
            case Trigger.After after -> after.pipeline().equals(from.name());
            case Trigger.Event _, Trigger.Schedule _, Trigger.Manual _ -> false;
        });
    }

    private static boolean writesTo(Pipeline pipeline, Trigger.S3 trigger) {
        return pipeline.stages().stream()
                .flatMap(stage -> stage.data().stream())
                .anyMatch(place -> place instanceof DataPlace.Bucket bucket
                        && bucket.access() == DataPlace.Access.WRITE
                        && TriggerLoop.listens(trigger, bucket));
    }
}
