package dev.lockstep.infra.kept;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The members of a JSON object, each value as it is written there: what is put together anew keeps its bytes.
public final class JsonMembers {

    private final String text;
    private int at;

    private JsonMembers(String text) {
        this.text = text;
    }

    /// The members of an object, in its order.
    ///
    /// @throws IllegalArgumentException when the text is no object
    public static SequencedMap<String, String> of(String object) {
        var reader = new JsonMembers(object);
        var members = new LinkedHashMap<String, String>();
        reader.expect('{');
        if (reader.next() != '}') {
            do {
                var name = reader.string();
                reader.expect(':');
                reader.next();
                var begin = reader.at;
                reader.skipValue();
                members.put(name, object.substring(begin, reader.at));
            } while (reader.took(','));
        }
        reader.expect('}');
        if (!object.substring(reader.at).isBlank()) {
            throw reader.broken();
        }
        return members;
    }

    private void skipValue() {
        switch (next()) {
            case '{', '[' -> skipNested();
            case '"' -> string();
            default -> {
                while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
            }
        }
    }

    private void skipNested() {
        var depth = 0;
        do {
            var here = next();
            if (here == '"') {
                string();
            } else {
                depth += here == '{' || here == '[' ? 1 : here == '}' || here == ']' ? -1 : 0;
                at++;
            }
        } while (depth > 0);
    }

    /// A string as it is written, without its quotes.
    private String string() {
        expect('"');
        var begin = at;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        expect('"');
        return text.substring(begin, at - 1);
    }

    /// The character that comes next, blanks aside.
    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            throw broken();
        }
        return text.charAt(at);
    }

    private boolean took(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!took(wanted)) {
            throw broken();
        }
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("no JSON object: breaks off at character " + at);
    }
}
