package dev.lockstep.engine.dataset;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Items in rows of text: an object each, with a member for each header. What a row lacks is an empty text; what it
/// has beyond the headers is left out.
final class CsvItems {
    /// In bytes of UTF-8, of which a character has one at least.
    private static final int LONGEST_HEADER = 10 * 1024;

    private CsvItems() {}

    /// @param given the headers, unless the first row has them
    static void read(Csv rows, Optional<List<String>> given, ItemReading.Room room, String source) throws IOException {
        List<String> headers = given.isPresent() ? given.get() : rows.row().orElse(List.of());
        if (new HashSet<>(headers).size() < headers.size()) {
            throw new ReadingFailed("CSV headers cannot contain duplicates.");
        }
        if (String.join(",", headers).length() > LONGEST_HEADER) {
            throw new ReadingFailed("CSV headers cannot exceed 10 KiB.");
        }
        for (Optional<List<String>> row = rows.row(); row.isPresent() && !room.isFull(); row = rows.row()) {
            room.add(item(headers, row.get()), source);
        }
    }

    private static Map<String, Object> item(List<String> headers, List<String> row) {
        // AWS does not keep the order of the columns, but that of a hash table
        Map<String, Object> item = HashMap.newHashMap(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            item.put(headers.get(i), i < row.size() ? row.get(i) : "");
        }
        return new LinkedHashMap<>(item);
    }
}
