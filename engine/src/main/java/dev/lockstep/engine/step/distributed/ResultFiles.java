package dev.lockstep.engine.step.distributed;

import dev.lockstep.engine.Outcome.Status;
import dev.lockstep.engine.dataset.ObjectStore;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Writes what has come of a map run to S3: a file of those that succeeded, one of those that failed, one of what never
/// began, and a manifest that names them. It blocks.
record ResultFiles(ObjectStore objects, Object destination, Results results, MapRun run, List<Object> pending) {
    /// How many results a file holds; more go to the next.
    private static final int MOST_IN_A_FILE = 100_000;

    /// What the state results in.
    ///
    /// @throws ObjectStore.Refused when it cannot be written
    Map<String, Object> write() {
        String bucket = text("Bucket");
        if (bucket.isEmpty()) {
            throw new ObjectStore.Refused("The field 'Bucket' is required for arn:aws:states:::s3:putObject");
        }
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("FAILED", files(bucket, "FAILED", told(status -> status != Status.SUCCEEDED)));
        files.put("PENDING", files(bucket, "PENDING", pending));
        files.put("SUCCEEDED", files(bucket, "SUCCEEDED", told(status -> status == Status.SUCCEEDED)));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("DestinationBucket", bucket);
        manifest.put("MapRunArn", run.identity().arn());
        manifest.put("ResultFiles", files);
        String key = key("manifest.json");
        objects.put(bucket, key, Json.writeBytes(manifest));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("Bucket", bucket);
        details.put("Key", key);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("MapRunArn", run.identity().arn());
        result.put("ResultWriterDetails", details);
        return result;
    }

    private List<Object> told(Predicate<Status> which) {
        List<Child> children = run.children().stream()
                .filter(child -> which.test(child.status()))
                .toList();
        return results.of(run, children);
    }

    private List<Object> files(String bucket, String name, List<Object> told) {
        List<Object> files = new ArrayList<>();
        for (int from = 0; from < told.size(); from += MOST_IN_A_FILE) {
            String suffix = results.outputType().name().toLowerCase(Locale.ROOT);
            String key = key(name + "_" + files.size() + "." + suffix);
            byte[] content = results.text(told.subList(from, Math.min(told.size(), from + MOST_IN_A_FILE)))
                    .getBytes(StandardCharsets.UTF_8);
            objects.put(bucket, key, content);
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("Key", key);
            file.put("Size", content.length);
            files.add(file);
        }
        return files;
    }

    private String key(String file) {
        String prefix = text("Prefix");
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        return folder + run.identity().id() + "/" + file;
    }

    private String text(String name) {
        return destination instanceof Map<?, ?> map && map.get(name) instanceof String text ? text : "";
    }
}
