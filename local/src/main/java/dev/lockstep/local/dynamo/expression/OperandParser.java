package dev.lockstep.local.dynamo.expression;

import java.util.ArrayList;

/// Reads paths and operands.
final class OperandParser {

    private static final int DEEPEST = 32;

    private final Tokens tokens;
    private final Placeholders placeholders;

    OperandParser(Tokens tokens, Placeholders placeholders) {
        this.tokens = tokens;
        this.placeholders = placeholders;
    }

    Path path() {
        String name = name();
        var steps = new ArrayList<Path.Step>();
        while (tokens.peek().is(".") || tokens.peek().is("[")) {
            if (tokens.takeIf(".")) {
                steps.add(new Path.Member(name()));
            } else {
                tokens.expect("[");
                steps.add(new Path.Element(index()));
                tokens.expect("]");
            }
            if (steps.size() > DEEPEST) {
                throw tokens.invalid(
                        "The document path has too many nesting elements; nesting levels: " + steps.size());
            }
        }
        return new Path(name, steps);
    }

    private String name() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NAME -> {
                if (ReservedWords.contains(token.text())) {
                    throw tokens.invalid("Attribute name is a reserved keyword; reserved keyword: " + token.text());
                }
                yield tokens.take().text();
            }
            case NAME_PLACEHOLDER -> placeholders.name(tokens, tokens.take().text());
            case VALUE_PLACEHOLDER, NUMBER, SYMBOL, END -> throw tokens.syntaxError();
        };
    }

    private int index() {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.NUMBER) {
            throw tokens.syntaxError();
        }
        try {
            return Integer.parseInt(tokens.take().text());
        } catch (NumberFormatException tooLarge) {
            throw tokens.invalid("List index is not within the allowable range; index: [" + token.text() + "]");
        }
    }

    /// What a condition compares: a path, a value, or the size of something.
    Operand operand() {
        if (isCallOf("size")) {
            open("size");
            Path path = path();
            tokens.expect(")");
            return new Operand.Size(path);
        }
        return pathOrValue();
    }

    Operand pathOrValue() {
        if (tokens.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            return new Operand.Value(placeholders.value(tokens, tokens.take().text()));
        }
        requireKnownFunction();
        return new Operand.At(path());
    }

    /// What SET assigns: operands, two functions, sums and differences.
    Operand assigned() {
        Operand left = assignedTerm();
        if (tokens.takeIf("+")) {
            return new Operand.Plus(left, assignedTerm());
        }
        return tokens.takeIf("-") ? new Operand.Minus(left, assignedTerm()) : left;
    }

    private Operand assignedTerm() {
        if (tokens.takeIf("(")) {
            Operand inner = assigned();
            tokens.expect(")");
            return inner;
        }
        if (isCallOf("if_not_exists")) {
            open("if_not_exists");
            Path path = path();
            tokens.expect(",");
            Operand otherwise = assignedTerm();
            tokens.expect(")");
            return new Operand.IfNotExists(path, otherwise);
        }
        if (isCallOf("list_append")) {
            open("list_append");
            Operand first = assignedTerm();
            tokens.expect(",");
            Operand second = assignedTerm();
            tokens.expect(")");
            return new Operand.ListAppend(first, second);
        }
        return pathOrValue();
    }

    /// Functions' names are case-sensitive, other than keywords.
    boolean isCallOf(String function) {
        Token token = tokens.peek();
        return token.kind() == Token.Kind.NAME
                && token.text().equals(function)
                && tokens.peekSecond().is("(");
    }

    void open(String function) {
        tokens.expectWord(function);
        tokens.expect("(");
    }

    private void requireKnownFunction() {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.NAME && tokens.peekSecond().is("(")) {
            throw tokens.invalid("Invalid function name; function: " + token.text());
        }
    }
}
