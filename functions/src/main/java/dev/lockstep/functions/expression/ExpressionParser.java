package dev.lockstep.functions.expression;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.pattern.PatternText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the text of an [Expression] by recursive descent, no deeper than [#DEEPEST].
final class ExpressionParser {
    private static final int DEEPEST = 100;

    /// A chain of operators is as deep as it is long.
    private static final int LONGEST = 4000;

    private final String text;
    private final Names names;
    private int position;
    private int depth;

    ExpressionParser(String text, Names names) {
        this.text = text;
        this.names = names;
    }

    Expression whole() {
        if (text.length() > LONGEST) {
            throw new InvalidInput("an expression has " + text.length() + " characters; at most " + LONGEST + ": "
                    + text.substring(0, 60) + "…");
        }
        Expression expression = either();
        if (next() != 0) {
            throw wrong("an operator was expected");
        }
        return expression;
    }

    private Expression either() {
        Expression left = both();
        while (word("or")) {
            left = new Expression.Both(false, left, both());
        }
        return left;
    }

    private Expression both() {
        Expression left = not();
        while (word("and")) {
            left = new Expression.Both(true, left, not());
        }
        return left;
    }

    private Expression not() {
        return word("not") ? deeper(() -> new Expression.Not(not())) : comparison();
    }

    private Expression comparison() {
        Expression left = joined();
        next();
        for (Comparison comparison : Comparison.values()) {
            if (text.startsWith(comparison.sign(), position)) {
                position += comparison.sign().length();
                return new Expression.Compared(comparison, left, joined());
            }
        }
        if (word("in")) {
            expect('(');
            return new Expression.OneOf(left, list());
        }
        if (word("matches")) {
            if (next() != '\'') {
                throw wrong("a pattern in quotes was expected");
            }
            return new Expression.Matches(left, PatternText.compiled(literal(), "of the expression '" + text + "'"));
        }
        return left;
    }

    private Expression joined() {
        Expression left = sum();
        while (next() == '&') {
            position++;
            left = new Expression.Joined(left, sum());
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            switch (next()) {
                case '+' -> left = arithmetic(Expression.Operator.PLUS, left);
                case '-' -> left = arithmetic(Expression.Operator.MINUS, left);
                default -> {
                    return left;
                }
            }
        }
    }

    private Expression arithmetic(Expression.Operator operator, Expression left) {
        position++;
        return new Expression.Arithmetic(operator, left, product());
    }

    private Expression product() {
        Expression left = factor();
        while (true) {
            char c = next();
            if (c != '*' && c != '/') {
                return left;
            }
            position++;
            left = new Expression.Arithmetic(
                    c == '*' ? Expression.Operator.TIMES : Expression.Operator.DIVIDED_BY, left, factor());
        }
    }

    private Expression factor() {
        char c = next();
        return deeper(() -> switch (c) {
            case '-' -> {
                position++;
                yield new Expression.Negated(factor());
            }
            case '(' -> {
                position++;
                Expression inner = either();
                expect(')');
                yield inner;
            }
            case '\'' -> new Expression.Literal(new Value.Text(literal()));
            case '`' -> column(quoted());
            default -> Character.isDigit(c) ? new Expression.Literal(new Value.Num(number())) : named();
        });
    }

    private Expression named() {
        int start = position;
        String name = letters();
        if (name.isEmpty()) {
            throw wrong("a number or a column was expected");
        }
        if (next() == '(') {
            return call(name, start);
        }
        return switch (name) {
            case "true", "false" -> new Expression.Literal(new Value.Flag(name.equals("true")));
            default -> column(name);
        };
    }

    private Expression column(String name) {
        return new Expression.Column(name, names.place(name));
    }

    private Expression call(String name, int start) {
        String measure = name.toLowerCase(Locale.ROOT);
        if (names.measures(measure)) {
            return measured(measure);
        }
        Optional<Function> function = Function.named(name.toLowerCase(Locale.ROOT));
        if (function.isEmpty()) {
            position = start;
            throw wrong("there is no function '" + name + "'; there are " + Function.all());
        }
        expect('(');
        List<Expression> arguments = list();
        if (!function.get().takes(arguments.size())) {
            position = start;
            throw wrong(name + " takes " + function.get().wanted() + " values, not " + arguments.size());
        }
        return new Expression.Call(function.get(), arguments);
    }

    /// A measure of what is named between parentheses.
    private Expression measured(String measure) {
        expect('(');
        String name = next() == '`' ? quoted() : letters();
        if (name.isEmpty()) {
            throw wrong("what " + measure + " is of was expected");
        }
        expect(')');
        return new Expression.Column(measure + "(" + name + ")", names.place(measure, name));
    }

    /// What stands between parentheses, the first of which is read.
    private List<Expression> list() {
        List<Expression> all = new ArrayList<>();
        do {
            all.add(either());
        } while (comma());
        expect(')');
        return all;
    }

    private boolean comma() {
        boolean comma = next() == ',';
        position += comma ? 1 : 0;
        return comma;
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong("'" + c + "' was expected");
        }
        position++;
    }

    private Expression deeper(Supplier<Expression> read) {
        if (++depth > DEEPEST) {
            throw wrong("it is nested too deeply");
        }
        Expression expression = read.get();
        depth--;
        return expression;
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

    /// A text in single quotes; two of them stand for one.
    private String literal() {
        StringBuilder content = new StringBuilder();
        int at = position + 1;
        while (true) {
            int end = text.indexOf('\'', at);
            if (end < 0) {
                throw wrong("a quote is never closed");
            }
            content.append(text, at, end);
            at = end + 1;
            if (!text.startsWith("'", at)) {
                position = at;
                return content.toString();
            }
            content.append('\'');
            at++;
        }
    }

    private BigDecimal number() {
        int start = position;
        while (position < text.length() && "0123456789.".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        String number = text.substring(start, position);
        if (!number.matches("[0-9]{1,30}(\\.[0-9]{1,20})?")) {
            position = start;
            throw wrong("'" + number + "' is no number");
        }
        return new BigDecimal(number);
    }

    private String letters() {
        int start = position;
        while (position < text.length() && inName(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    /// Takes a word of the language when it is next, in small or capital letters.
    private boolean word(String word) {
        next();
        int end = position + word.length();
        boolean there = text.regionMatches(true, position, word, 0, word.length())
                && (end == text.length() || !inName(text.charAt(end)));
        position += there ? word.length() : 0;
        return there;
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
