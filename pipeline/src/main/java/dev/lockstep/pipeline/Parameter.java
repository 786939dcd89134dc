package dev.lockstep.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something a run is given: `source: { type: string, required: true }`.
///
/// A pattern has to match the whole text. `choices` is the key `enum`; empty means anything of the type.
public record Parameter(
        Place place,
        String name,
        Type type,
        boolean required,
        Optional<Value> defaultValue,
        String description,
        Optional<String> pattern,
        List<Value> choices) {

    public Parameter {
        choices = List.copyOf(choices);
    }

    /// The JSON types a parameter can have.
    public enum Type {
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        LIST,
        OBJECT;

        /// As it is written in YAML.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// In a sentence: `expected an integer`.
        public String withArticle() {
            return (this == INTEGER || this == OBJECT ? "an " : "a ") + word();
        }
    }
}
