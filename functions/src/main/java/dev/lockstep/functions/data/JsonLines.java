package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table in JSON lines: the first object names the columns; a later one may leave some out, but add none.
final class JsonLines implements TableReader {
    private final JsonObjects objects;
    private final Columns columns;
    private @Nullable Row first;

    JsonLines(InputStream in, String object) throws IOException {
        this.objects = new JsonObjects(in, object);
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
        Json.Obj next = objects.next();
        return next == null ? null : next.fields();
    }

    private Row row(Map<String, Json> fields) {
        for (String name : fields.keySet()) {
            if (!columns.has(name)) {
                throw objects.wrong("has the key '" + name + "', which the first object has not");
            }
        }
        List<String> values = new ArrayList<>();
        for (String name : columns.names()) {
            values.add(text(name, fields.getOrDefault(name, Json.Null.NULL)));
        }
        return new Row(objects.line(), values);
    }

    private String text(String name, Json value) {
        return switch (value) {
            case Json.Str(String text) -> text;
            case Json.Num(var number) -> number.toString();
            case Json.Bool(boolean flag) -> Boolean.toString(flag);
            case Json.Null ignored -> "";
            case Json.Obj ignored -> throw objects.wrong("has an object as " + name + "; expected a plain value");
            case Json.Arr ignored -> throw objects.wrong("has an array as " + name + "; expected a plain value");
        };
    }

    @Override
    public void close() throws IOException {
        objects.close();
    }
}
