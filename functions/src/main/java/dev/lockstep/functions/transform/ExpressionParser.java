package dev.lockstep.functions.transform;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Columns;
import java.math.BigDecimal;

/// Reads the text of an [Expression] by recursive descent, no deeper than [#DEEPEST].
final class ExpressionParser {
    private static final int DEEPEST = 100;

    private final String text;
    private final Columns columns;
    private int position;
    private int depth;

    ExpressionParser(String text, Columns columns) {
        this.text = text;
        this.columns = columns;
    }

    Expression whole() {
        Expression expression = sum();
        if (next() != 0) {
            throw wrong("an operator was expected");
        }
        return expression;
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            switch (next()) {
                case '+' -> left = binary(Expression.Operator.PLUS, left);
                case '-' -> left = binary(Expression.Operator.MINUS, left);
                default -> {
                    return left;
                }
            }
        }
    }

    private Expression binary(Expression.Operator operator, Expression left) {
        position++;
        return new Expression.Binary(operator, left, product());
    }

    private Expression product() {
        Expression left = factor();
        while (true) {
            char c = next();
            if (c != '*' && c != '/') {
                return left;
            }
            position++;
            left = new Expression.Binary(
                    c == '*' ? Expression.Operator.TIMES : Expression.Operator.DIVIDED_BY, left, factor());
        }
    }

    private Expression factor() {
        char c = next();
        if (++depth > DEEPEST) {
            throw wrong("it is nested too deeply");
        }
        Expression factor;
        if (c == '-') {
            position++;
            factor = new Expression.Negated(factor());
        } else if (c == '(') {
            position++;
            factor = sum();
            if (next() != ')') {
                throw wrong("')' was expected");
            }
            position++;
        } else if (Character.isDigit(c)) {
            factor = new Expression.Literal(new BigDecimal(word("0123456789.")));
        } else {
            String name = c == '`' ? quoted() : word("");
            factor = new Expression.Column(name, columns.place(name));
        }
        depth--;
        return factor;
    }

    private String quoted() {
        int end = text.indexOf('`', position + 1);
        if (end < 0) {
            throw wrong("a '`' is never closed");
        }
        String name = text.substring(position + 1, end);
        position = end + 1;
        return name;
    }

    /// A number, when the characters of one are given, else a name.
    private String word(String numeric) {
        int start = position;
        while (position < text.length()
                && (numeric.isEmpty() ? inName(text.charAt(position)) : numeric.indexOf(text.charAt(position)) >= 0)) {
            position++;
        }
        String word = text.substring(start, position);
        if (word.isEmpty()) {
            throw wrong("a number or a column was expected");
        }
        if (!numeric.isEmpty() && !word.matches("[0-9]{1,30}(\\.[0-9]{1,20})?")) {
            position = start;
            throw wrong("'" + word + "' is no number");
        }
        return word;
    }

    private static boolean inName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /// The next character that is no space; 0 at the end.
    private char next() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    private InvalidInput wrong(String what) {
        return new InvalidInput("the expression '" + text + "' is wrong at character " + (position + 1) + ": " + what);
    }
}
