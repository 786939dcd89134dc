package dev.lockstep.engine.dataset;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Objects in memory, listed two a page so that readers must turn pages.
public final class MemoryObjects implements ObjectStore {
    private static final int PAGE = 2;
    private static final Instant MODIFIED = Instant.parse("2026-11-20T08:00:00Z");

    private final NavigableMap<String, byte[]> contents = new ConcurrentSkipListMap<>();

    public MemoryObjects with(String address, String content) {
        return with(address, content.getBytes(StandardCharsets.UTF_8));
    }

    MemoryObjects with(String address, byte[] content) {
        contents.put(address, content);
        return this;
    }

    /// The addresses of all objects, in order.
    public List<String> addresses() {
        return List.copyOf(contents.keySet());
    }

    public Optional<String> text(String address) {
        return Optional.ofNullable(contents.get(address)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public InputStream get(Place place) {
        byte[] content = contents.get(place.bucket() + "/" + place.key());
        if (content == null) {
            throw new Refused("The specified key does not exist.");
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> continuation) {
        String start = bucket + "/" + prefix;
        List<String> keys = contents.tailMap(continuation.orElse(start), continuation.isEmpty()).keySet().stream()
                .filter(key -> key.startsWith(start))
                .toList();
        List<String> page = keys.subList(0, Math.min(PAGE, keys.size()));
        return new Listing(
                page.stream().map(address -> listed(bucket, address)).toList(),
                page.size() < keys.size() ? Optional.of(page.getLast()) : Optional.empty());
    }

    private Listed listed(String bucket, String address) {
        byte[] content = contents.getOrDefault(address, new byte[0]);
        return new Listed(
                address.substring(bucket.length() + 1),
                "\"e" + content.length + "\"",
                MODIFIED,
                content.length,
                "STANDARD");
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        if (bucket.equals("nowhere")) {
            throw new Refused("The specified bucket does not exist");
        }
        contents.put(bucket + "/" + key, content.clone());
    }
}
