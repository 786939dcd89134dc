package dev.lockstep.local.dynamo.expression;

/// A piece of an expression's text.
///
/// @param end where it ends in the text
record Token(Kind kind, String text, int start, int end) {

    /// What kinds there are; keywords and functions are names until the parser wants them.
    enum Kind {
        NAME,
        NAME_PLACEHOLDER,
        VALUE_PLACEHOLDER,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }
}
