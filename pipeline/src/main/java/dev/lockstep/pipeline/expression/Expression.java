package dev.lockstep.pipeline.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A JSONata expression, read as far as its names: which variables it uses, which it binds itself, which functions it
/// calls.
///
/// It is not parsed: the engine and AWS do that. What is found here is enough to check references and to rename them.
public final class Expression {

    static final Set<String> OPERATOR_WORDS = Set.of("and", "or", "in");
    private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "{", "}");

    private final String source;
    private final List<Token> tokens;
    private final Optional<String> fault;
    private final Set<String> bound;

    private Expression(String source, List<Token> tokens, Optional<String> fault) {
        this.source = source;
        this.tokens = tokens;
        this.fault = fault;
        this.bound = bindings();
    }

    public static Expression of(String source) {
        try {
            var tokens = Lexer.tokens(source);
            return new Expression(source, tokens, fault(tokens));
        } catch (Lexer.Malformed malformed) {
            return new Expression(
                    source, List.of(), Optional.of(malformed.getMessage() + near(source, malformed.offset())));
        }
    }

    /// What is wrong with its writing, if that can be seen without parsing it.
    public Optional<String> fault() {
        return fault;
    }

    /// Variables it uses and does not bind itself, functions it calls by name not among them; in order, each once.
    public List<String> variables() {
        var names = new LinkedHashSet<String>();
        for (var i = 0; i < tokens.size(); i++) {
            if (isFree(i) && !isCall(i)) {
                names.add(tokens.get(i).text());
            }
        }
        return List.copyOf(names);
    }

    /// Whether it begins at `$`, the context, of which there is none at the beginning.
    public boolean beginsAtContext() {
        return !tokens.isEmpty()
                && tokens.getFirst().kind() == Token.Kind.VARIABLE
                && tokens.getFirst().text().isEmpty();
    }

    /// Names of functions called: `sum` for `$sum(…)`.
    public List<String> calls() {
        var names = new LinkedHashSet<String>();
        for (var i = 0; i < tokens.size(); i++) {
            if (isFree(i) && isCall(i)) {
                names.add(tokens.get(i).text());
            }
        }
        return List.copyOf(names);
    }

    /// The first name after a variable: `source` for `$params.source`. Only for uses with a plain name there.
    public List<String> fieldsOf(String variable) {
        var fields = new ArrayList<String>();
        for (var i = 0; i + 2 < tokens.size(); i++) {
            if (isFree(i)
                    && tokens.get(i).text().equals(variable)
                    && tokens.get(i + 1).is(".")
                    && tokens.get(i + 2).kind() == Token.Kind.NAME) {
                fields.add(tokens.get(i + 2).text().replace("`", ""));
            }
        }
        return fields;
    }

    /// The texts a variable is compared with: `fast` for `$route = 'fast'`, and those of `$route in ['fast', 'slow']`.
    public List<String> comparedWith(String variable) {
        var texts = new ArrayList<String>();
        for (var i = 0; i + 2 < tokens.size(); i++) {
            if (isFree(i) && tokens.get(i).text().equals(variable)) {
                var operator = tokens.get(i + 1);
                var here = i + 2;
                if (operator.text().equals("in") && tokens.get(here).is("[")) {
                    while (here + 1 < tokens.size() && !tokens.get(here).is("]")) {
                        text(tokens.get(++here)).ifPresent(texts::add);
                    }
                } else if (operator.is("=") || operator.is("!=")) {
                    text(tokens.get(here)).ifPresent(texts::add);
                }
            }
        }
        return texts;
    }

    /// How a field of a variable is used: what stands right before and behind it, the function whose first argument it
    /// begins, and the text or number it is compared with; each empty when there is none.
    public record Use(String field, String before, String after, String call, String comparedWith) {}

    /// Uses of a variable's fields; only plain ones, as in `$params.size`, with no further path.
    public List<Use> usesOf(String variable) {
        var uses = new ArrayList<Use>();
        for (var i = 0; i + 2 < tokens.size(); i++) {
            var plain = isFree(i)
                    && tokens.get(i).text().equals(variable)
                    && tokens.get(i + 1).is(".")
                    && tokens.get(i + 2).kind() == Token.Kind.NAME;
            var after = symbol(i + 3);
            if (plain && !after.equals(".") && !after.equals("[")) {
                var before = symbol(i - 1);
                var call = before.equals("(") && i > 1 && tokens.get(i - 2).kind() == Token.Kind.VARIABLE
                        ? tokens.get(i - 2).text()
                        : "";
                var alone = after.equals(")") || after.equals(",");
                var compares = after.equals("=") || after.equals("!=");
                var other = compares && i + 4 < tokens.size() ? tokens.get(i + 4) : tokens.get(i);
                var literal = other.kind() == Token.Kind.STRING || other.kind() == Token.Kind.NUMBER;
                uses.add(new Use(
                        tokens.get(i + 2).text(),
                        before,
                        after,
                        alone ? call : "",
                        compares && literal ? other.text() : ""));
            }
        }
        return uses;
    }

    private String symbol(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).kind() == Token.Kind.SYMBOL
                ? tokens.get(i).text()
                : "";
    }

    private static Optional<String> text(Token token) {
        return token.kind() == Token.Kind.STRING
                ? Optional.of(token.text().substring(1, token.text().length() - 1))
                : Optional.empty();
    }

    /// Variables it gives a value itself, by `:=`, as a parameter of a function, or by `@` and `#`.
    public Set<String> bound() {
        return bound;
    }

    private Set<String> bindings() {
        var names = new HashSet<String>();
        for (var i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.VARIABLE && (isBinding(i) || isFunctionParameter(i))) {
                names.add(tokens.get(i).text());
            }
        }
        return Set.copyOf(names);
    }

    /// The name the expression begins with, when that is a plain field name, which has no meaning without a context.
    public Optional<String> leadingName() {
        if (tokens.isEmpty() || tokens.getFirst().kind() != Token.Kind.NAME) {
            return Optional.empty();
        }
        var name = tokens.getFirst().text();
        var word = Set.of("true", "false", "null", "function", "λ").contains(name);
        return word ? Optional.empty() : Optional.of(name);
    }

    /// The source with every free variable replaced by what `replacement` says for its name, `$` included.
    public String renamed(UnaryOperator<String> replacement) {
        var text = new StringBuilder();
        var from = 0;
        for (var i = 0; i < tokens.size(); i++) {
            if (isFree(i) && !isCall(i)) {
                var token = tokens.get(i);
                text.append(source, from, token.start()).append(replacement.apply(token.text()));
                from = token.end();
            }
        }
        return text.append(source, from, source.length()).toString();
    }

    private boolean isFree(int i) {
        var token = tokens.get(i);
        return token.kind() == Token.Kind.VARIABLE && !token.text().isEmpty() && !bound.contains(token.text());
    }

    private boolean isCall(int i) {
        return i + 1 < tokens.size() && tokens.get(i + 1).is("(");
    }

    private boolean isBinding(int i) {
        return (i + 1 < tokens.size() && tokens.get(i + 1).is(":="))
                || (i > 0 && (tokens.get(i - 1).is("@") || tokens.get(i - 1).is("#")));
    }

    /// Between `function(` and the `)` after it stand only variables, commas and a signature that begins with `<`.
    private boolean isFunctionParameter(int i) {
        var here = i - 1;
        while (here >= 0
                && (tokens.get(here).kind() == Token.Kind.VARIABLE
                        || tokens.get(here).is(","))) {
            here--;
        }
        return here > 0
                && tokens.get(here).is("(")
                && Set.of("function", "λ").contains(tokens.get(here - 1).text());
    }

    private static Optional<String> fault(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return Optional.of("it is empty");
        }
        var open = new ArrayDeque<Token>();
        for (var token : tokens) {
            if (token.kind() == Token.Kind.SYMBOL && CLOSING.containsKey(token.text())) {
                open.push(token);
            } else if (token.kind() == Token.Kind.SYMBOL && CLOSING.containsValue(token.text())) {
                if (open.isEmpty()
                        || !token.text().equals(CLOSING.get(open.pop().text()))) {
                    return Optional.of("a '" + token.text() + "' closes nothing");
                }
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of("a '" + open.peek().text() + "' is not closed");
    }

    private static String near(String source, int offset) {
        return " (at " + source.substring(offset, Math.min(source.length(), offset + 12)) + ")";
    }
}
