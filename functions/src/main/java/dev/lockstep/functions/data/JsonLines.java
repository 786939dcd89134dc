package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table in JSON lines: the first object names the columns; a later one may leave some out, but add none.
final class JsonLines implements TableReader {
    private final String object;
    private final BufferedReader reader;
    private final Columns columns;
    private long line;
    private @Nullable Row first;

    JsonLines(InputStream in, String object) throws IOException {
        this.object = object;
        this.reader = new BufferedReader(new InputStreamReader(new TextCheck(in, object), StandardCharsets.UTF_8));
        Map<String, Json> start = object();
        if (start == null) {
            throw new InvalidInput(object + " is empty; expected one JSON object a line");
        }
        this.columns = new Columns(List.copyOf(start.keySet()), object);
        this.first = row(start);
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        Row row = first;
        if (row != null) {
            first = null;
            return row;
        }
        Map<String, Json> fields = object();
        return fields == null ? null : row(fields);
    }

    private @Nullable Map<String, Json> object() throws IOException {
        String text;
        do {
            text = reader.readLine();
            line++;
        } while (text != null && text.isBlank());
        if (text == null) {
            return null;
        }
        try {
            if (JsonText.read(text) instanceof Json.Obj(Map<String, Json> fields)) {
                return fields;
            }
        } catch (IOException e) {
            throw wrong("is not JSON: " + e.getMessage());
        }
        throw wrong("is not a JSON object");
    }

    private Row row(Map<String, Json> fields) {
        for (String name : fields.keySet()) {
            if (!columns.has(name)) {
                throw wrong("has the key '" + name + "', which the first object has not");
            }
        }
        List<String> values = new ArrayList<>();
        for (String name : columns.names()) {
            values.add(text(name, fields.getOrDefault(name, Json.Null.NULL)));
        }
        return new Row(line, values);
    }

    private String text(String name, Json value) {
        return switch (value) {
            case Json.Str(String text) -> text;
            case Json.Num(var number) -> number.toString();
            case Json.Bool(boolean flag) -> Boolean.toString(flag);
            case Json.Null ignored -> "";
            case Json.Obj ignored -> throw wrong("has an object as " + name + "; expected a plain value");
            case Json.Arr ignored -> throw wrong("has an array as " + name + "; expected a plain value");
        };
    }

    private InvalidInput wrong(String what) {
        return new InvalidInput(object + " line " + line + " " + what);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
