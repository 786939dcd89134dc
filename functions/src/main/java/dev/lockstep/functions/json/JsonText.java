package dev.lockstep.functions.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON from bytes to values and back. A key given twice is an error: nobody can say which one was meant.
public final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonText() {}

    /// Reads one value; anything after it but space is an error.
    ///
    /// @throws IOException with the place, when the bytes are not JSON
    public static Json read(InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            return whole(parser);
        }
    }

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    /// Reads one value from text.
    public static Json read(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return whole(parser);
        }
    }

    /// Writes one value.
    public static void write(Json value, OutputStream out) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            put(value, generator);
        }
    }

    /// The text of one value, on one line.
    public static String text(Json value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            put(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Json whole(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new IOException("there is nothing to read");
        }
        Json value = value(parser);
        if (parser.nextToken() != null) {
            throw new IOException("there is more than one value");
        }
        return value;
    }

    /// The value whose first token the parser is at.
    static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Str(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getDecimalValue());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Null.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IOException("a value was expected at " + parser.currentLocation());
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Json.Obj(fields);
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    private static void put(Json value, JsonGenerator out) throws IOException {
        switch (value) {
            case Json.Obj(Map<String, Json> fields) -> {
                out.writeStartObject();
                for (Map.Entry<String, Json> field : fields.entrySet()) {
                    out.writeFieldName(field.getKey());
                    put(field.getValue(), out);
                }
                out.writeEndObject();
            }
            case Json.Arr(List<Json> items) -> {
                out.writeStartArray();
                for (Json item : items) {
                    put(item, out);
                }
                out.writeEndArray();
            }
            case Json.Str(String text) -> out.writeString(text);
            case Json.Num(var number) -> out.writeNumber(number);
            case Json.Bool(boolean flag) -> out.writeBoolean(flag);
            case Json.Null ignored -> out.writeNull();
        }
    }
}
