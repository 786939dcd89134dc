package dev.lockstep.engine.dataset;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Items in JSON documents: the elements of an array, or a document a line.
final class JsonItems {
    private JsonItems() {}

    /// @param pointer where in the document the array is (RFC 6901); the document itself when absent
    static void array(InputStream content, Optional<String> pointer, ItemReading.Room room, String source)
            throws IOException {
        Object document;
        try {
            document = Json.parse(content.readAllBytes());
        } catch (InvalidJson e) {
            throw new ReadingFailed("The object " + source + " is not JSON: " + e.getMessage());
        }
        if (!(at(document, pointer.orElse("")) instanceof List<?> items)) {
            throw new ReadingFailed("Attempting to map over non-iterable node.");
        }
        items.forEach(item -> room.add(item, source));
    }

    private static Object at(Object document, String pointer) {
        Object node = document;
        String[] steps = pointer.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            node = step(node, steps[i].replace("~1", "/").replace("~0", "~"))
                    .orElseThrow(() -> new ReadingFailed("The ItemsPointer '" + pointer + "' leads to nothing."));
        }
        return node;
    }

    private static Optional<Object> step(Object node, String name) {
        return switch (node) {
            case Map<?, ?> map -> Optional.ofNullable(map.get(name));
            case List<?> list
            when name.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(name) < list.size() ->
                Optional.of(list.get(Integer.parseInt(name)));
            default -> Optional.empty();
        };
    }

    static void lines(BufferedReader text, ItemReading.Room room, String source) throws IOException {
        int number = 1;
        for (String line = text.readLine(); line != null && !room.isFull(); line = text.readLine()) {
            try {
                if (!line.isBlank()) {
                    room.add(Json.parse(line), source);
                }
            } catch (InvalidJson e) {
                throw new ReadingFailed("Line " + number + " of " + source + " is not JSON: " + e.getMessage());
            }
            number++;
        }
    }
}
