package dev.lockstep.engine.jsonata;

import dev.lockstep.engine.value.Null;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the plain part of the language. An expression with anything else in it is no plain one, which is no fault.
///
/// Precedence as in JSONata: `or`, `and`, comparison, `&` with `+` and `-`, `*`, then paths.
final class PlainParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<variable>\\$[A-Za-z_][A-Za-z0-9_]*)|(?<name>\\.\\s*[A-Za-z_][A-Za-z0-9_]*)|(?<word>[a-z]+)"
                    + "|(?<number>[0-9]{1,9}(?![0-9.eE]))|(?<text>'[^'\\\\]*'|\"[^\"\\\\]*\")"
                    + "|(?<symbol>!=|<=|>=|[=<>+\\-*&()]))");
    private static final Set<String> STATES = Set.of("input", "context", "result", "errorOutput");
    private static final Set<String> OPERATOR_WORDS = Set.of("and", "or", "in");

    /// A piece of the text, by the name of its group.
    private record Token(String kind, String text) {}

    private final List<Token> tokens;
    private int at;

    private PlainParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// The expression as closures, if it is plain.
    static Optional<PlainNode> parse(String text) {
        Optional<List<Token>> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        try {
            PlainParser parser = new PlainParser(tokens.get());
            PlainNode node = parser.or();
            return parser.at == parser.tokens.size() ? Optional.of(node) : Optional.empty();
        } catch (PlainNode.Handover _) {
            return Optional.empty();
        }
    }

    private static Optional<List<Token>> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            for (String kind : List.of("variable", "name", "word", "number", "text", "symbol")) {
                String found = matcher.group(kind);
                if (found != null) {
                    tokens.add(new Token(kind, found));
                }
            }
            end = matcher.end();
        }
        return Optional.of(tokens);
    }

    private boolean take(String kind, String text) {
        if (at < tokens.size() && tokens.get(at).equals(new Token(kind, text))) {
            at++;
            return true;
        }
        return false;
    }

    private PlainNode or() {
        PlainNode left = and();
        while (take("word", "or")) {
            left = new PlainNode.Or(left, and());
        }
        return left;
    }

    private PlainNode and() {
        PlainNode left = comparison();
        while (take("word", "and")) {
            left = new PlainNode.And(left, comparison());
        }
        return left;
    }

    private PlainNode comparison() {
        PlainNode left = sum();
        while (true) {
            if (take("symbol", "=")) {
                left = new PlainNode.Equality(left, sum(), true);
            } else if (take("symbol", "!=")) {
                left = new PlainNode.Equality(left, sum(), false);
            } else {
                Optional<PlainOperator> order = order();
                if (order.isEmpty()) {
                    return left;
                }
                left = new PlainNode.Order(left, sum(), order.get());
            }
        }
    }

    private Optional<PlainOperator> order() {
        if (at < tokens.size() && tokens.get(at).kind().equals("symbol")) {
            Optional<PlainOperator> order =
                    PlainOperator.of(tokens.get(at).text()).filter(PlainOperator::isOrder);
            if (order.isPresent()) {
                at++;
            }
            return order;
        }
        return Optional.empty();
    }

    private PlainNode sum() {
        PlainNode left = product();
        while (true) {
            if (take("symbol", "+")) {
                left = new PlainNode.Arithmetic(left, product(), PlainOperator.PLUS);
            } else if (take("symbol", "-")) {
                left = new PlainNode.Arithmetic(left, product(), PlainOperator.MINUS);
            } else if (take("symbol", "&")) {
                left = new PlainNode.Concatenation(left, product());
            } else {
                return left;
            }
        }
    }

    private PlainNode product() {
        PlainNode left = operand();
        while (take("symbol", "*")) {
            left = new PlainNode.Arithmetic(left, operand(), PlainOperator.TIMES);
        }
        return left;
    }

    private PlainNode operand() {
        if (at == tokens.size()) {
            throw PlainNode.HANDOVER;
        }
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case "variable" -> path(token.text().substring(1));
            case "number" -> new PlainNode.Literal(Integer.parseInt(token.text()));
            case "text" ->
                new PlainNode.Literal(token.text().substring(1, token.text().length() - 1));
            case "word" -> new PlainNode.Literal(constant(token.text()));
            case "symbol" -> parenthesis(token.text());
            default -> throw PlainNode.HANDOVER;
        };
    }

    private PlainNode parenthesis(String symbol) {
        if (!symbol.equals("(")) {
            throw PlainNode.HANDOVER;
        }
        PlainNode inner = or();
        // a path that goes on behind a parenthesis is for the library
        if (!take("symbol", ")") || (at < tokens.size() && tokens.get(at).kind().equals("name"))) {
            throw PlainNode.HANDOVER;
        }
        return inner;
    }

    private static Object constant(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> Null.NULL;
            default -> throw PlainNode.HANDOVER;
        };
    }

    private PlainNode path(String variable) {
        List<String> names = new ArrayList<>();
        while (at < tokens.size() && tokens.get(at).kind().equals("name")) {
            String name = tokens.get(at++).text().substring(1).strip();
            if (OPERATOR_WORDS.contains(name)) {
                throw PlainNode.HANDOVER;
            }
            names.add(name);
        }
        if (!variable.equals("states")) {
            return new PlainNode.Variable(variable, List.copyOf(names));
        }
        if (names.isEmpty() || !STATES.contains(names.getFirst())) {
            throw PlainNode.HANDOVER;
        }
        return new PlainNode.States(names.getFirst(), List.copyOf(names.subList(1, names.size())));
    }
}
