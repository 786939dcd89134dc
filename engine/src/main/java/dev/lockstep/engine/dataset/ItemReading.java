package dev.lockstep.engine.dataset;

import dev.lockstep.engine.definition.ItemReader;
import dev.lockstep.engine.definition.ItemReader.Content;
import dev.lockstep.engine.value.Null;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the items that an `ItemReader` names. It blocks, and reads no further than the most items asked for.
public final class ItemReading {
    /// What AWS reads at most, whatever is written.
    private static final long MOST_ITEMS = 100_000_000;

    private final ObjectStore objects;
    private final ItemReader reader;
    private final Map<?, ?> arguments;
    private final Room room;

    /// @param arguments what the reader gives to its resource, evaluated
    /// @param maxItems how many items at most; 0 for all there are
    public ItemReading(ObjectStore objects, ItemReader reader, Object arguments, long maxItems) {
        this.objects = objects;
        this.reader = reader;
        this.arguments = arguments instanceof Map<?, ?> map ? map : Map.of();
        this.room = new Room(maxItems == 0 ? MOST_ITEMS : Math.min(maxItems, MOST_ITEMS));
    }

    /// The items, in their order.
    ///
    /// @throws ReadingFailed when they cannot be read
    public List<Item> read() {
        try {
            switch (reader.action()) {
                case GET_OBJECT -> object(place());
                case LIST_OBJECTS_V2 -> listing();
            }
            return room.items;
        } catch (ObjectStore.Refused e) {
            throw new ReadingFailed(e.words());
        } catch (UncheckedIOException e) {
            throw new ReadingFailed("Reading the items broke off: " + e.getMessage());
        }
    }

    /// Takes items until there are enough.
    static final class Room {
        private final List<Item> items = new ArrayList<>();
        private final long most;

        Room(long most) {
            this.most = most;
        }

        boolean isFull() {
            return items.size() >= most;
        }

        void add(Object value, String source) {
            if (!isFull()) {
                items.add(Item.from(value, source));
            }
        }
    }

    private ObjectStore.Place place() {
        return new ObjectStore.Place(required("Bucket"), required("Key"), optional("VersionId"));
    }

    private String required(String name) {
        return optional(name)
                .orElseThrow(() -> new ReadingFailed("The field '" + name + "' is required for "
                        + reader.action().resource()));
    }

    private Optional<String> optional(String name) {
        return arguments.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private void object(ObjectStore.Place place) {
        String source = place.source();
        try (InputStream content = objects.get(place)) {
            switch (reader.content()) {
                case Content.Json(var pointer) -> JsonItems.array(content, pointer, room, source);
                case Content.JsonLines _ -> JsonItems.lines(text(content), room, source);
                case Content.Csv(var headers, char delimiter) ->
                    CsvItems.read(new Csv(text(content), delimiter), headers, room, source);
                case Content.Manifest _ -> new Inventory(objects, place).read(content, room);
                case Content.Listed _ ->
                    throw new IllegalStateException("A listing is no object, which the parser should have refused");
                case Content.Unsupported(String inputType) ->
                    throw new ReadingFailed("InputType " + inputType + " is not supported here");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedReader text(InputStream content) {
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    }

    private void listing() {
        String bucket = required("Bucket");
        Optional<String> next = Optional.empty();
        do {
            ObjectStore.Listing page = objects.list(bucket, optional("Prefix").orElse(""), next);
            for (ObjectStore.Listed object : page.objects()) {
                if (room.isFull()) {
                    return;
                }
                listed(bucket, object);
            }
            next = page.continuation();
        } while (next.isPresent());
    }

    private void listed(String bucket, ObjectStore.Listed object) {
        switch (reader.content()) {
            case Content.Listed _ -> room.add(shown(object), "S3://" + bucket);
            case Content.Json _, Content.JsonLines _, Content.Csv _, Content.Manifest _, Content.Unsupported _ ->
                object(new ObjectStore.Place(bucket, object.key(), Optional.empty()));
        }
    }

    private static Map<String, Object> shown(ObjectStore.Listed object) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("Etag", object.etag().isEmpty() ? Null.NULL : object.etag());
        item.put("Key", object.key());
        item.put("LastModified", object.lastModified().getEpochSecond());
        item.put("Size", object.size());
        item.put("StorageClass", object.storageClass());
        return item;
    }
}
