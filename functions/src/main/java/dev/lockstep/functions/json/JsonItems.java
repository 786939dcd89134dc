package dev.lockstep.functions.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items of an array somewhere in a document, one after the other, so that the document may be larger than memory.
/// Behind the last one the rest of the document is read too: what is cut off or goes on behind its end is an error.
public final class JsonItems implements Closeable {
    private final JsonParser parser;
    private final String pointer;
    private long count;
    private boolean ended;

    /// An item.
    ///
    /// @param line of the document it begins on
    /// @param place in the array, the first is 0
    public record Item(long line, long place, Json value) {}

    /// @param pointer to the array (RFC 6901): `/orders`; empty when the document is the array
    /// @throws BadDocument when there is none, or the bytes are not JSON
    public JsonItems(InputStream in, String pointer) throws IOException, BadDocument {
        this.parser = JsonText.parser(in);
        this.pointer = pointer;
        try {
            if (parser.nextToken() == null) {
                throw new BadDocument("is empty; expected a JSON document");
            }
            find(steps(pointer), "");
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    /// What is read is no JSON document, or not one with that array; the message goes behind its name.
    public static final class BadDocument extends Exception {
        private static final long serialVersionUID = 1L;

        BadDocument(String message) {
            super(message);
        }
    }

    private static List<String> steps(String pointer) throws BadDocument {
        if (pointer.isEmpty()) {
            return List.of();
        }
        if (!pointer.startsWith("/")) {
            throw new BadDocument("cannot be searched for '" + pointer + "': a JSON pointer is empty or begins with /");
        }
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private void find(List<String> steps, String reached) throws IOException, BadDocument {
        String where = reached.isEmpty() ? "at its root" : "at " + reached;
        if (steps.isEmpty()) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new BadDocument("has " + kind() + " " + where + "; expected an array");
            }
            return;
        }
        String step = steps.getFirst();
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        boolean array = parser.currentToken() == JsonToken.START_ARRAY;
        long place = 0;
        while ((object || array) && !parser.nextToken().isStructEnd()) {
            String name = object ? parser.currentName() : Long.toString(place++);
            if (object) {
                parser.nextToken();
            }
            if (name.equals(step)) {
                find(steps.subList(1, steps.size()), reached + "/" + step);
                return;
            }
            parser.skipChildren();
        }
        throw new BadDocument("has nothing at " + pointer + ": there is no '" + step + "' " + where);
    }

    private static BadDocument notJson(JacksonException trouble) {
        return new BadDocument("is not JSON: " + trouble.getMessage());
    }

    private String kind() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case VALUE_STRING -> "a string";
            case VALUE_NULL -> "null";
            default -> "a number, true or false";
        };
    }

    /// The next item, null after the last.
    ///
    /// @throws BadDocument naming line and column, when the rest is not JSON
    public @Nullable Item next() throws IOException, BadDocument {
        try {
            return ended ? null : item();
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    private @Nullable Item item() throws IOException, BadDocument {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            ended = true;
            rest();
            return null;
        }
        if (token == null) {
            throw new BadDocument("ends within its array; the object seems to be cut off");
        }
        long line = parser.currentTokenLocation().getLineNr();
        return new Item(line, count++, JsonText.value(parser));
    }

    private void rest() throws IOException, BadDocument {
        while (!parser.getParsingContext().inRoot()) {
            if (parser.nextToken() == null) {
                throw new BadDocument("ends before its end; the object seems to be cut off");
            }
        }
        if (parser.nextToken() != null) {
            throw new BadDocument("has something behind its end");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
