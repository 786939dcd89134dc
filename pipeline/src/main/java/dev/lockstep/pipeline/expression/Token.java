package dev.lockstep.pipeline.expression;

/// A piece of an expression and where in its source it stands.
record Token(Kind kind, String text, int start) {

    enum Kind {
        /// `$name`; the text is the name without the sign, empty for `$` and `$` for `$$`.
        VARIABLE,
        NAME,
        STRING,
        NUMBER,
        REGEX,
        SYMBOL
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /// Whether a value ends here, so that a following `/` divides and does not begin a regular expression.
    boolean endsValue() {
        return kind != Kind.SYMBOL || text.equals(")") || text.equals("]") || text.equals("}");
    }

    int end() {
        return start + (kind == Kind.VARIABLE ? text.length() + 1 : text.length());
    }
}
