package dev.lockstep.pipeline.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Cuts JSONata into tokens. Knows quotes, comments, regular expressions and back-quoted names, which is where a
/// dollar sign is no variable.
final class Lexer {

    private static final List<String> PAIRS = List.of(":=", "!=", "<=", ">=", "**", "..", "~>", "?:", "??");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private static final String TYPOGRAPHIC = "typographic quotes are no quotes; write ' instead";
    private static final Map<String, String> FOREIGN = Map.of(
            "==", "JSONata compares by a single =",
            "&&", "JSONata says 'and'",
            "||", "JSONata says 'or'",
            "!", "JSONata says $not(…)",
            "\u201c", TYPOGRAPHIC,
            "\u201d", TYPOGRAPHIC,
            "\u201e", TYPOGRAPHIC,
            "\u2018", TYPOGRAPHIC,
            "\u2019", TYPOGRAPHIC);

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) throws Malformed {
        var lexer = new Lexer(source);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() throws Malformed {
        var sign = source.charAt(at);
        if (Character.isWhitespace(sign)) {
            at++;
        } else if (source.startsWith("/*", at)) {
            skipComment();
        } else if (sign == '"' || sign == '\'') {
            take(Token.Kind.STRING, quoted(sign, "a text that begins with " + sign + " is not closed"));
        } else if (sign == '`') {
            take(Token.Kind.NAME, quoted('`', "a name that begins with ` is not closed"));
        } else if (sign == '$') {
            variable();
        } else if (Character.isDigit(sign)) {
            take(Token.Kind.NUMBER, number());
        } else if (isName(sign)) {
            take(Token.Kind.NAME, nameEnd(at));
        } else if (sign == '/' && (tokens.isEmpty() || !endsValue(tokens.getLast()))) {
            regex();
        } else {
            refuseForeign();
            take(Token.Kind.SYMBOL, at + (isPair() ? 2 : 1));
        }
    }

    /// What other languages write.
    private void refuseForeign() throws Malformed {
        for (var foreign : FOREIGN.entrySet()) {
            if (source.startsWith(foreign.getKey(), at) && !source.startsWith("!=", at)) {
                throw new Malformed(foreign.getValue(), at);
            }
        }
    }

    private static boolean endsValue(Token token) {
        return token.endsValue()
                && !(token.kind() == Token.Kind.NAME && Expression.OPERATOR_WORDS.contains(token.text()));
    }

    private boolean isPair() {
        return PAIRS.stream().anyMatch(pair -> source.startsWith(pair, at));
    }

    private void take(Token.Kind kind, int end) {
        tokens.add(new Token(kind, source.substring(at, end), at));
        at = end;
    }

    private void skipComment() throws Malformed {
        var end = source.indexOf("*/", at + 2);
        if (end < 0) {
            throw new Malformed("a comment is not closed with */", at);
        }
        at = end + 2;
    }

    private int quoted(char quote, String message) throws Malformed {
        for (var end = at + 1; end < source.length(); end++) {
            if (source.charAt(end) == '\\' && quote != '`') {
                end++;
            } else if (source.charAt(end) == quote) {
                return end + 1;
            }
        }
        throw new Malformed(message, at);
    }

    private void variable() {
        var end = source.startsWith("$$", at) ? at + 2 : nameEnd(at + 1);
        tokens.add(new Token(Token.Kind.VARIABLE, source.substring(at + 1, end), at));
        at = end;
    }

    private int nameEnd(int from) {
        var end = from;
        while (end < source.length() && (isName(source.charAt(end)) || Character.isDigit(source.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isName(char sign) {
        return Character.isLetter(sign) || sign == '_';
    }

    private int number() {
        var end = at;
        while (end < source.length() && numberGoesOn(end)) {
            end++;
        }
        return end;
    }

    /// `1..3` is a range, so a dot belongs to the number only before a digit.
    private boolean numberGoesOn(int here) {
        var sign = source.charAt(here);
        var before = here > at ? source.charAt(here - 1) : ' ';
        return Character.isDigit(sign)
                || (sign == '.' && here + 1 < source.length() && Character.isDigit(source.charAt(here + 1)))
                || ((sign == 'e' || sign == 'E') && Character.isDigit(before))
                || ((sign == '-' || sign == '+') && (before == 'e' || before == 'E'));
    }

    private void regex() throws Malformed {
        var depth = 0;
        for (var end = at + 1; end < source.length(); end++) {
            var sign = source.charAt(end);
            if (sign == '\\') {
                end++;
            } else if (sign == '[' || sign == '(' || sign == '{') {
                depth++;
            } else if (sign == ']' || sign == ')' || sign == '}') {
                depth--;
            } else if (sign == '/' && depth <= 0) {
                var flags = end + 1;
                while (flags < source.length() && "im".indexOf(source.charAt(flags)) >= 0) {
                    flags++;
                }
                take(Token.Kind.REGEX, flags);
                return;
            }
        }
        throw new Malformed("a regular expression that begins with / is not closed", at);
    }

    /// The source is not JSONata, as far as one can tell without parsing it.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int offset;

        Malformed(String message, int offset) {
            super(message, null, false, false);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }
}
