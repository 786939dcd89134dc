package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.util.regex.Pattern;

/// Buckets and tables have names AWS allows, with room for an environment's prefix.
public final class BucketNames implements Check {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{0,38}[a-z0-9]");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
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
                switch (place) {
                    case DataPlace.Bucket bucket ->
                        bucket(bucket.name(), stage.with().place(), problems);
                    case DataPlace.Table table -> {
                        if (!TABLE.matcher(table.name()).matches()) {
                            problems.add(
                                    stage.with().place(),
                                    "table.name",
                                    "'" + table.name() + "' cannot name a table: letters, digits, '_', '-' and '.'");
                        }
                    }
                    case DataPlace.Topic topic -> {
                        if (!TOPIC.matcher(topic.name()).matches()) {
                            problems.add(
                                    stage.with().place(),
                                    "topic.name",
                                    "'" + topic.name() + "' cannot name a topic: letters, digits, '_' and '-'");
                        }
                    }
                }
            }
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
