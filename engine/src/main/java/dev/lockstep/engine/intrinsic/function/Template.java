package dev.lockstep.engine.intrinsic.function;

import java.util.ArrayList;
import java.util.List;

/// A text with places to fill: the parts before, between and after them.
///
/// Written in a call it is a type of its own, because there `\\{` is a brace and no place. In a text that comes from
/// data every `{}` is a place.
public record Template(List<String> parts) {
    private static final String PLACE = "{}";

    public Template {
        parts = List.copyOf(parts);
    }

    /// How many places it has.
    public int places() {
        return parts.size() - 1;
    }

    /// A text from data.
    public static Template of(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(PLACE); at >= 0; at = text.indexOf(PLACE, start)) {
            parts.add(text.substring(start, at));
            start = at + PLACE.length();
        }
        parts.add(text.substring(start));
        return new Template(parts);
    }

    /// A text as it is written between quotes, with a backslash before what is reserved.
    public static Template ofLiteral(String literal) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '\\' && i + 1 < literal.length()) {
                part.append(literal.charAt(++i));
            } else if (literal.startsWith(PLACE, i)) {
                parts.add(part.toString());
                part.setLength(0);
                i++;
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return new Template(parts);
    }
}
