package dev.lockstep.engine.api.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tags of one resource, in the order they were first set. Safe for any thread.
public final class Tags {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private final Map<String, String> tags = new LinkedHashMap<>();

    /// The member `tags` of a request.
    public static Tags of(Fields fields) {
        Tags tags = new Tags();
        for (Fields tag : fields.objects("tags")) {
            tags.tags.put(
                    tag.required("key", 1, LONGEST_KEY),
                    tag.text("value", 0, LONGEST_VALUE).orElse(""));
        }
        return tags;
    }

    /// Tags as they were kept.
    public static Tags of(Map<String, String> kept) {
        Tags tags = new Tags();
        tags.tags.putAll(kept);
        return tags;
    }

    public synchronized Map<String, String> all() {
        return new LinkedHashMap<>(tags);
    }

    /// Sets tags beside those there are.
    ///
    /// @throws ApiFailure `TooManyTags` when there would be more than fifty
    public synchronized void set(String resource, Tags more) {
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.putAll(more.tags);
        if (all.size() > MOST) {
            throw new ApiFailure(
                    "TooManyTags", "Too many tags on resource '" + resource + "': at most " + MOST + " are allowed");
        }
        tags.putAll(more.tags);
    }

    public synchronized void remove(List<?> keys) {
        keys.forEach(tags::remove);
    }

    public synchronized List<Object> toList() {
        return tags.entrySet().stream()
                .<Object>map(tag -> Reply.empty()
                        .with("key", tag.getKey())
                        .with("value", tag.getValue())
                        .members())
                .toList();
    }
}
