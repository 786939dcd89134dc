package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An expression's text as tokens, read from the left.
final class Tokens {

    private static final int LONGEST = 4096;
    private static final Pattern TOKEN = Pattern.compile("\\s+|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<hash>#[A-Za-z0-9_]+)"
            + "|(?<value>:[A-Za-z0-9_]+)|(?<number>\\d+)|(?<symbol><>|<=|>=|[=<>()\\[\\].,+-])");

    private final String kind;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /// @param kind what the caller called it, such as `ConditionExpression`
    Tokens(String kind, String text) {
        this.kind = kind;
        this.text = text;
        if (text.isBlank()) {
            throw invalid("The expression can not be empty;");
        }
        if (text.length() > LONGEST) {
            throw invalid("Expression size has exceeded the maximum allowed size; expression size: " + text.length());
        }
        Matcher matcher = TOKEN.matcher(text);
        int position = 0;
        while (position < text.length()) {
            if (!matcher.find(position) || matcher.start() != position) {
                String wrong = text.substring(position, position + 1);
                tokens.add(new Token(Token.Kind.SYMBOL, wrong, position, position + 1));
                next = tokens.size() - 1;
                throw syntaxError();
            }
            add(matcher);
            position = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", text.length(), text.length()));
    }

    private void add(Matcher matcher) {
        for (var group : List.of("name", "hash", "value", "number", "symbol")) {
            if (matcher.group(group) != null) {
                tokens.add(new Token(kindOf(group), matcher.group(), matcher.start(), matcher.end()));
            }
        }
    }

    private static Token.Kind kindOf(String group) {
        return switch (group) {
            case "name" -> Token.Kind.NAME;
            case "hash" -> Token.Kind.NAME_PLACEHOLDER;
            case "value" -> Token.Kind.VALUE_PLACEHOLDER;
            case "number" -> Token.Kind.NUMBER;
            default -> Token.Kind.SYMBOL;
        };
    }

    String kind() {
        return kind;
    }

    Token peek() {
        return tokens.get(next);
    }

    /// The one after the next.
    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            next++;
        }
        return there;
    }

    boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            next++;
        }
        return there;
    }

    void expect(String symbol) {
        if (!takeIf(symbol)) {
            throw syntaxError();
        }
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw syntaxError();
        }
    }

    DynamoFailure syntaxError() {
        Token token = peek();
        int from = tokens.get(Math.max(0, next - 1)).start();
        int to = tokens.get(Math.min(next + 1, tokens.size() - 1)).end();
        return invalid("Syntax error; token: \"" + token.text() + "\", near: \"" + text.substring(from, to) + "\"");
    }

    DynamoFailure invalid(String message) {
        return DynamoFailure.invalid("Invalid " + kind + ": " + message);
    }
}
