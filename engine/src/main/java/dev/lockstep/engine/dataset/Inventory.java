package dev.lockstep.engine.dataset;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// An inventory of S3: its manifest names compressed files of rows, and the columns of all of them.
record Inventory(ObjectStore objects, ObjectStore.Place manifest) {
    private static final String BUCKET_ARN = "arn:aws:s3:::";

    void read(InputStream content, ItemReading.Room room) throws IOException {
        Map<?, ?> written = written(content);
        if (!"CSV".equals(written.get("fileFormat"))) {
            throw new ReadingFailed("Inventories of the format " + written.get("fileFormat")
                    + " are not supported here: " + manifest.source());
        }
        List<String> headers = Arrays.stream(text(written, "fileSchema").split(","))
                .map(String::strip)
                .toList();
        String bucket = text(written, "destinationBucket").replace(BUCKET_ARN, "");
        if (!(written.get("files") instanceof List<?> files)) {
            throw new ReadingFailed("The manifest " + manifest.source() + " names no files");
        }
        for (Object file : files) {
            String key = text(file instanceof Map<?, ?> map ? map : Map.of(), "key");
            rows(new ObjectStore.Place(bucket, key, Optional.empty()), headers, room);
        }
    }

    private void rows(ObjectStore.Place place, List<String> headers, ItemReading.Room room) throws IOException {
        if (room.isFull()) {
            return;
        }
        try (InputStream rows = new GZIPInputStream(objects.get(place))) {
            CsvItems.read(new Csv(ItemReading.text(rows), ','), Optional.of(headers), room, place.source());
        }
    }

    private Map<?, ?> written(InputStream content) throws IOException {
        try {
            return Json.parse(content.readAllBytes()) instanceof Map<?, ?> map ? map : Map.of();
        } catch (InvalidJson e) {
            throw new ReadingFailed("The manifest " + manifest.source() + " is not JSON: " + e.getMessage());
        }
    }

    private String text(Map<?, ?> from, String name) {
        if (from.get(name) instanceof String text) {
            return text;
        }
        throw new ReadingFailed("The manifest " + manifest.source() + " lacks '" + name + "'");
    }
}
