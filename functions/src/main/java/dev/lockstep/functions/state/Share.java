package dev.lockstep.functions.state;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/// The share that a list of keys has of the item that holds it, in bytes, as DynamoDB counts: a key may be long, and a
/// character may take four.
final class Share {
    /// Three lists have one each, in [StateTable#LARGEST].
    private static final int BYTES = 100_000;

    private Share() {}

    /// As many of the last keys as fit.
    ///
    /// @param size what a key takes
    static List<String> last(Collection<String> keys, ToIntFunction<String> size) {
        List<String> all = List.copyOf(keys);
        int first = all.size();
        long bytes = 0;
        while (first > 0) {
            bytes += size.applyAsInt(all.get(first - 1));
            if (bytes > BYTES) {
                break;
            }
            first--;
        }
        return all.subList(first, all.size());
    }

    /// What a text takes in a document, with what parts it from the next.
    static int of(String text) {
        return JsonText.text(Json.of(text)).getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
