package dev.lockstep.engine.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows of text separated by a character, quoted as RFC 4180 has it. Empty lines are none.
final class Csv {
    private static final int END = -1;
    private static final char QUOTE = '"';

    private final BufferedReader text;
    private final char delimiter;
    private int next;

    Csv(BufferedReader text, char delimiter) throws IOException {
        this.text = text;
        this.delimiter = delimiter;
        this.next = text.read();
    }

    /// The next row, as long as there is one.
    Optional<List<String>> row() throws IOException {
        while (next == '\n' || next == '\r') {
            advance();
        }
        if (next == END) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next == delimiter) {
            advance();
            fields.add(field());
        }
        return Optional.of(fields);
    }

    private String field() throws IOException {
        StringBuilder field = new StringBuilder();
        if (next == QUOTE) {
            quoted(field);
        }
        while (next != delimiter && next != '\n' && next != '\r' && next != END) {
            field.append((char) next);
            advance();
        }
        return field.toString();
    }

    private void quoted(StringBuilder field) throws IOException {
        advance();
        while (next != END) {
            if (next == QUOTE) {
                advance();
                if (next != QUOTE) {
                    return;
                }
            }
            field.append((char) next);
            advance();
        }
        throw new ReadingFailed("The CSV ends inside a quoted field.");
    }

    private void advance() throws IOException {
        next = text.read();
    }
}
