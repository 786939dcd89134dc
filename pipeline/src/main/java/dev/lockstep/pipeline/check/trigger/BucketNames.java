package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.util.regex.Pattern;

/// Buckets, tables, topics, queues and buses have names AWS allows, with room for an environment's prefix.
public final class BucketNames implements Check {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{0,38}[a-z0-9]");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-]{1,60}(\\.fifo)?");
    private static final Pattern BUS = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var trigger : pipeline.triggers()) {
            if (trigger instanceof Trigger.S3 s3) {
                bucket(s3.bucket(), s3.place(), problems);
            }
            for (var place : trigger.data()) {
                if (place instanceof DataPlace.Bucket bucket) {
                    bucket(bucket.name(), trigger.place(), problems);
                }
            }
        }
        for (var stage : pipeline.stages()) {
            for (var place : stage.data()) {
                look(place, stage.with().place(), problems);
            }
        }
    }

    private static void look(DataPlace named, Place place, Problems problems) {
        switch (named) {
            case DataPlace.Bucket bucket -> bucket(bucket.name(), place, problems);
            case DataPlace.Table table ->
                named("table", table.name(), TABLE, "letters, digits, '_', '-' and '.'", place, problems);
            case DataPlace.Topic topic ->
                named("topic", topic.name(), TOPIC, "letters, digits, '_' and '-'", place, problems);
            case DataPlace.Queue queue ->
                named(
                        "queue",
                        queue.name(),
                        QUEUE,
                        "60 letters, digits, '_' and '-', then .fifo or not",
                        place,
                        problems);
            case DataPlace.Bus bus ->
                named("bus", bus.name(), BUS, "200 letters, digits, '_', '-' and '.'", place, problems);
        }
    }

    private static void named(String kind, String name, Pattern allowed, String words, Place place, Problems problems) {
        if (!allowed.matcher(name).matches()) {
            problems.add(place, kind + ".name", "'" + name + "' cannot name a " + kind + ": " + words);
        }
    }

    private static void bucket(String name, Place place, Problems problems) {
        // what is in braces is told as a placeholder
        if (!BUCKET.matcher(name).matches() && !name.contains("${")) {
            problems.add(
                    place,
                    "bucket.name",
                    "'" + name + "' cannot name a bucket: 2 to 40 small letters, digits, '-' and '.'");
        }
    }
}
