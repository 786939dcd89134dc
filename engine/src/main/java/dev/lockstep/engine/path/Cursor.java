package dev.lockstep.engine.path;

/// A place in the text of a path, and the few moves its parsers make.
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    int offset() {
        return at;
    }

    void back(int offset) {
        at = offset;
    }

    /// The character here, NUL at the end.
    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    char next() {
        if (atEnd()) {
            throw fault("unexpected end");
        }
        return text.charAt(at++);
    }

    boolean skip(char c) {
        if (peek() == c && !atEnd()) {
            at++;
            return true;
        }
        return false;
    }

    boolean skip(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    void blanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    void expect(char c) {
        if (!skip(c)) {
            throw fault("expected '" + c + "'");
        }
    }

    /// A quoted text. A backslash frees its own quote and itself; before anything else it stays, as AWS was seen to
    /// keep it.
    String quoted() {
        char quote = next();
        StringBuilder out = new StringBuilder();
        for (char c = next(); c != quote; c = next()) {
            if (c == '\\' && (peek() == quote || peek() == '\\')) {
                out.append(next());
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    int integer() {
        int start = at;
        skip('-');
        while (Character.isDigit(peek())) {
            at++;
        }
        try {
            return Integer.parseInt(text, start, at, 10);
        } catch (NumberFormatException _) {
            at = start;
            throw fault("expected an integer");
        }
    }

    boolean atInteger() {
        return Character.isDigit(peek()) || peek() == '-';
    }

    /// The text up to the first character that is one of those given.
    String until(String stops) {
        int start = at;
        while (!atEnd() && stops.indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    String since(int offset) {
        return text.substring(offset, at);
    }

    InvalidPath fault(String reason) {
        return new InvalidPath(text, at, reason);
    }
}
