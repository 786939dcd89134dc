package dev.lockstep.infra.input;

import dev.lockstep.pipeline.Notification;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the pipelines of a project need to have kept for them, by logical names: what the stack of the data is drawn
/// from, and nothing else is.
///
/// @param tables each with the attribute its items are found by
/// @param admissions tables in which the starters of a pipeline know things together
/// @param topics each with the rules that speak by it
public record Stored(
        List<String> buckets,
        SequencedMap<String, String> tables,
        List<String> admissions,
        SequencedMap<String, List<String>> topics) {

    /// The bucket for intermediate data: `runs/PIPELINE/RUN/STAGE/…`.
    public static final String HANDED_ON = "data";

    /// The table in which the stage kit remembers: `PIPELINE/…`, each item until its own time has come.
    public static final String REMEMBERED = "remembered";

    /// The bucket where S3 writes down who read and wrote the others.
    public static final String ACCESS_LOGS = "access-logs";

    private static final String REMEMBERED_KEY = "id";

    public Stored {
        buckets = List.copyOf(buckets);
        tables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tables));
        admissions = List.copyOf(admissions);
        topics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(topics));
    }

    /// What these pipelines name.
    public static Stored by(List<Deployable> pipelines) {
        var buckets =
                new TreeSet<>(pipelines.stream().flatMap(Deployable::buckets).toList());
        buckets.removeAll(List.of(HANDED_ON, ACCESS_LOGS));
        var tables = new TreeMap<String, String>();
        tables.put(REMEMBERED, REMEMBERED_KEY);
        pipelines.stream().flatMap(Deployable::tables).forEach(table -> tables.putIfAbsent(table.name(), table.key()));
        var topics = new TreeMap<String, List<String>>();
        pipelines.stream().flatMap(Deployable::topics).forEach(topic -> topics.put(topic, rules(pipelines, topic)));
        return new Stored(
                List.copyOf(buckets),
                tables,
                pipelines.stream()
                        .filter(Deployable::isRemembered)
                        .map(Naming::admission)
                        .toList(),
                topics);
    }

    private static List<String> rules(List<Deployable> pipelines, String topic) {
        return pipelines.stream()
                .flatMap(pipeline -> pipeline.pipeline().notifications().stream()
                        .map(Notification::topic)
                        .filter(topic::equals)
                        .map(told -> Naming.telling(pipeline, told)))
                .toList();
    }
}
