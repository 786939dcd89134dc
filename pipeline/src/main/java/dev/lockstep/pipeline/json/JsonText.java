package dev.lockstep.pipeline.json;

import java.util.List;
import java.util.SequencedMap;

/// The one writer of JSON: indented by two spaces for files, or on one line inside an expression.
public final class JsonText {

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final boolean indented;

    private JsonText(boolean indented) {
        this.indented = indented;
    }

    public static String indented(Json json) {
        var writer = new JsonText(true);
        writer.write(json, 0);
        return writer.text.append('\n').toString();
    }

    public static String onOneLine(Json json) {
        var writer = new JsonText(false);
        writer.write(json, 0);
        return writer.text.toString();
    }

    private void write(Json json, int depth) {
        switch (json) {
            case Json.Text string -> quote(string.text());
            case Json.Numeric number -> text.append(plain(number));
            case Json.Bool bool -> text.append(bool.truth());
            case Json.Null _ -> text.append("null");
            case Json.Array array -> array(array.items(), depth);
            case Json.Fields fields -> fields(fields.entries(), depth);
        }
    }

    /// `0.90` is written `0.9`: the same number always has the same bytes.
    private static String plain(Json.Numeric number) {
        return number.number().signum() == 0
                ? "0"
                : number.number().stripTrailingZeros().toPlainString();
    }

    private void array(List<Json> items, int depth) {
        text.append('[');
        for (var i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : indented ? "," : ", ");
            line(depth + 1);
            write(items.get(i), depth + 1);
        }
        if (!items.isEmpty()) {
            line(depth);
        }
        text.append(']');
    }

    private void fields(SequencedMap<String, Json> entries, int depth) {
        text.append('{');
        var first = true;
        for (var entry : entries.entrySet()) {
            text.append(first ? "" : indented ? "," : ", ");
            first = false;
            line(depth + 1);
            quote(entry.getKey());
            text.append(": ");
            write(entry.getValue(), depth + 1);
        }
        if (!entries.isEmpty()) {
            line(depth);
        }
        text.append('}');
    }

    private void line(int depth) {
        if (indented) {
            text.append('\n').append(INDENT.repeat(depth));
        }
    }

    private void quote(String string) {
        text.append('"');
        string.chars().forEach(this::escaped);
        text.append('"');
    }

    private void escaped(int sign) {
        switch (sign) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (sign < ' ' || sign == 0x7F) {
                    text.append("\\u%04x".formatted(sign));
                } else {
                    text.append((char) sign);
                }
            }
        }
    }
}
