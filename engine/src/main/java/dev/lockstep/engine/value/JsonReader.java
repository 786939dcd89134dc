package dev.lockstep.engine.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads values straight off Jackson's tokens: the only place that knows the library's parser.
final class JsonReader {
    private static final int DEEPEST = 1_000;
    private static final int LONGEST_STRING = 64 * 1024 * 1024;
    private static final int LONGEST_NUMBER = 1_000;

    /// Names are not interned: inputs are other people's, and the JVM's table of strings is for ever.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Object read(String document) {
        return document(() -> FACTORY.createParser(document));
    }

    static Object read(byte[] document) {
        return document(() -> FACTORY.createParser(document));
    }

    private static Object document(Source source) {
        try (JsonParser parser = source.open()) {
            return new JsonReader(parser).document();
        } catch (JsonProcessingException e) {
            throw new InvalidJson(e);
        } catch (IOException e) {
            // a malformed byte is reported so; the text is in memory, so nothing else can be
            throw new UncheckedIOException(e);
        }
    }

    private Object document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new InvalidJson("No content to map due to end-of-input", parser.currentLocation());
        }
        Object value = value(first);
        JsonToken next = parser.nextToken();
        if (next != null) {
            throw new InvalidJson("Unexpected '" + parser.getText() + "' after the document", parser.currentLocation());
        }
        return value;
    }

    private Object value(@Nullable JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Null.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("The parser gave " + token + " where a value starts");
            case null -> throw new InvalidJson("Unexpected end-of-input", parser.currentLocation());
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            entries.put(name, value(parser.nextToken()));
        }
        return entries;
    }

    private List<Object> array() throws IOException {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return items;
    }

    private interface Source {
        JsonParser open() throws IOException;
    }
}
