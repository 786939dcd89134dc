package dev.lockstep.pipeline.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// JSON as it will be written; the keys of an object keep their order.
public sealed interface Json {

    record Text(String text) implements Json {}

    record Numeric(BigDecimal number) implements Json {}

    record Bool(boolean truth) implements Json {}

    record Null() implements Json {}

    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    record Fields(SequencedMap<String, Json> entries) implements Json {
        public Fields {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public static final Fields NONE = new Fields(new LinkedHashMap<>());

        /// A copy with one entry more, at the end.
        public Fields with(String key, Json value) {
            var more = new LinkedHashMap<>(entries);
            more.put(key, value);
            return new Fields(more);
        }

        public Fields with(String key, String text) {
            return with(key, new Text(text));
        }

        public Fields with(String key, long number) {
            return with(key, new Numeric(BigDecimal.valueOf(number)));
        }

        public boolean isEmpty() {
            return entries.isEmpty();
        }
    }

    static Array texts(List<String> texts) {
        return new Array(texts.stream().<Json>map(Text::new).toList());
    }

    /// A JSONata expression as Step Functions wants it marked.
    static Text expression(String source) {
        return new Text("{% " + source + " %}");
    }
}
