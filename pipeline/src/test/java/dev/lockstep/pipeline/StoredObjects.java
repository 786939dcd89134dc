package dev.lockstep.pipeline;

import dev.lockstep.engine.dataset.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Objects in memory, by bucket and key.
final class StoredObjects implements ObjectStore {

    private final SortedMap<String, byte[]> objects = new TreeMap<>();

    StoredObjects with(String address, String text) {
        objects.put(address, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String text(String end) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(end))
                .map(entry -> new String(entry.getValue(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError(end + " is not among " + objects.keySet()));
    }

    @Override
    public InputStream get(Place place) {
        var bytes = objects.get(place.bucket() + "/" + place.key());
        if (bytes == null) {
            throw new Refused("no object " + place.key());
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> continuation) {
        var begin = bucket + "/" + prefix;
        return new Listing(
                objects.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(begin))
                        .map(entry -> new Listed(
                                entry.getKey().substring(bucket.length() + 1),
                                "etag",
                                Instant.EPOCH,
                                entry.getValue().length,
                                "STANDARD"))
                        .toList(),
                Optional.empty());
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        objects.put(bucket + "/" + key, content);
    }
}
