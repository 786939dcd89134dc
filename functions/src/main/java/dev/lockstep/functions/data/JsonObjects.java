package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON objects, one a line.
public final class JsonObjects implements Closeable {
    private final String object;
    private final BufferedReader reader;
    private long line;

    JsonObjects(InputStream in, String object) {
        this.object = object;
        this.reader = new BufferedReader(new InputStreamReader(new TextCheck(in, object), StandardCharsets.UTF_8));
    }

    /// The line of the object that was given last.
    public long line() {
        return line;
    }

    /// The next object, null behind the last.
    ///
    /// @throws InvalidInput naming the line, when it is none
    public Json.@Nullable Obj next() throws IOException {
        String text;
        do {
            text = reader.readLine();
            line++;
        } while (text != null && text.isBlank());
        return text == null ? null : object(text);
    }

    /// The one object that all lines are.
    public Json.Obj whole() throws IOException {
        line = 1;
        return object(reader.lines().collect(Collectors.joining("\n")));
    }

    private Json.Obj object(String text) throws IOException {
        try {
            if (JsonText.read(text) instanceof Json.Obj found) {
                return found;
            }
        } catch (IOException e) {
            throw wrong("is not JSON: " + e.getMessage());
        }
        throw wrong("is not a JSON object");
    }

    InvalidInput wrong(String what) {
        return new InvalidInput(object + " line " + line + " " + what);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
