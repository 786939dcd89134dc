package dev.lockstep.engine.intrinsic;

import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Template;
import dev.lockstep.engine.path.InvalidPath;
import dev.lockstep.engine.path.JsonPath;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the text of a call. One of them reads one call.
final class IntrinsicParser {
    /// Ten functions may stand in each other.
    private static final int DEEPEST = 10;

    private static final String RESERVED = "'{}\\";

    private final String text;
    private final FunctionRegistry functions;
    private int at;

    IntrinsicParser(String text, FunctionRegistry functions) {
        this.text = text;
        this.functions = functions;
    }

    Expression.Call whole() {
        blanks();
        Expression.Call call = call(1);
        blanks();
        if (at < text.length()) {
            throw fault("unexpected '" + text.charAt(at) + "'");
        }
        return call;
    }

    private Expression.Call call(int depth) {
        if (depth > DEEPEST) {
            throw fault("functions nest deeper than " + DEEPEST + " levels");
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String name = text.substring(start, at);
        IntrinsicFunction function =
                functions.named(name).orElseThrow(() -> fault("there is no function '" + name + "'"));
        blanks();
        expect('(');
        List<Expression> arguments = arguments(function, depth);
        if (!function.arity().accepts(arguments.size())) {
            throw fault(name + " does not take " + arguments.size() + " arguments");
        }
        return new Expression.Call(function, arguments, text.substring(start, at));
    }

    private List<Expression> arguments(IntrinsicFunction function, int depth) {
        List<Expression> arguments = new ArrayList<>();
        blanks();
        if (skip(')')) {
            return arguments;
        }
        do {
            blanks();
            arguments.add(argument(function.takesTemplate(arguments.size()), depth));
            blanks();
        } while (skip(','));
        expect(')');
        return arguments;
    }

    private Expression argument(boolean template, int depth) {
        return switch (peek()) {
            case '\'' -> new Expression.Literal(template ? Template.ofLiteral(quoted()) : plain(quoted()));
            case '$' -> path();
            case 'S' -> call(depth + 1);
            default -> scalar();
        };
    }

    /// What stands between quotes, escapes as they are written.
    private String quoted() {
        expect('\'');
        int start = at;
        while (peek() != '\'') {
            if (peek() == '\\') {
                at++;
                if (RESERVED.indexOf(peek()) < 0) {
                    throw fault("an open escape");
                }
            }
            if (at >= text.length()) {
                throw fault("a text without end");
            }
            at++;
        }
        return text.substring(start, at++);
    }

    private static String plain(String literal) {
        return String.join("{}", Template.ofLiteral(literal).parts());
    }

    /// A path ends where its argument ends: at a comma or parenthesis that is not its own.
    private Expression path() {
        int start = at;
        int open = 0;
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (open == 0 && (c == ',' || c == ')')) {
                break;
            } else {
                open += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            }
        }
        at = Math.min(at, text.length());
        try {
            return new Expression.Path(JsonPath.parse(text.substring(start, at).strip()));
        } catch (InvalidPath e) {
            throw fault("no path, " + e.reason());
        }
    }

    private Expression scalar() {
        int start = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ')') {
            at++;
        }
        try {
            Object value = Json.parse(text.substring(start, at).strip());
            if (value instanceof Map || value instanceof List || value instanceof String) {
                throw fault("expected a text in single quotes, a number, a path or a function");
            }
            return new Expression.Literal(value);
        } catch (InvalidJson e) {
            throw fault(e.reason());
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw fault("expected '" + c + "'");
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private InvalidIntrinsic fault(String reason) {
        return new InvalidIntrinsic(text, at, reason);
    }
}
