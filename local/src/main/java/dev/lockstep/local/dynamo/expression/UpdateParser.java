package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the four clauses of an update, each at most once, in any order.
final class UpdateParser {

    private static final Set<String> SETS = Set.of("SS", "NS", "BS");

    private final Tokens tokens;
    private final Placeholders placeholders;
    private final OperandParser operands;

    UpdateParser(Tokens tokens, Placeholders placeholders) {
        this.tokens = tokens;
        this.placeholders = placeholders;
        this.operands = new OperandParser(tokens, placeholders);
    }

    Update update() {
        var actions = new ArrayList<Update.Action>();
        var seen = new HashSet<String>();
        while (tokens.peek().kind() != Token.Kind.END) {
            String clause = tokens.peek().text().toUpperCase(Locale.ROOT);
            if (tokens.peek().kind() != Token.Kind.NAME
                    || !Set.of("SET", "REMOVE", "ADD", "DELETE").contains(clause)) {
                throw tokens.syntaxError();
            }
            if (!seen.add(clause)) {
                throw tokens.invalid("The \"" + clause + "\" section can only be used once in an update expression;");
            }
            tokens.take();
            do {
                actions.add(action(clause));
            } while (tokens.takeIf(","));
        }
        requireApart(actions);
        return new Update(actions);
    }

    private Update.Action action(String clause) {
        Path path = operands.path();
        return switch (clause) {
            case "SET" -> {
                tokens.expect("=");
                yield new Update.Set(path, operands.assigned());
            }
            case "REMOVE" -> new Update.Remove(path);
            case "ADD" -> new Update.Add(path, value(clause, true));
            default -> new Update.Delete(path, value(clause, false));
        };
    }

    private AttributeValue value(String clause, boolean numberToo) {
        if (tokens.peek().kind() != Token.Kind.VALUE_PLACEHOLDER) {
            throw tokens.syntaxError();
        }
        AttributeValue value = placeholders.value(tokens, tokens.take().text());
        if (!SETS.contains(value.type()) && !(numberToo && value.type().equals("N"))) {
            throw tokens.invalid("Incorrect operand type for operator or function; operator: " + clause
                    + ", operand type: " + typeName(value));
        }
        return value;
    }

    private static String typeName(AttributeValue value) {
        return switch (value) {
            case AttributeValue.S _ -> "STRING";
            case AttributeValue.N _ -> "NUMBER";
            case AttributeValue.B _ -> "BINARY";
            case AttributeValue.Bool _ -> "BOOLEAN";
            case AttributeValue.Null _ -> "NULL";
            case AttributeValue.L _ -> "LIST";
            case AttributeValue.M _ -> "MAP";
            case AttributeValue.SS _, AttributeValue.NS _, AttributeValue.BS _ -> "SET";
        };
    }

    private void requireApart(List<Update.Action> actions) {
        for (int i = 0; i < actions.size(); i++) {
            for (int j = 0; j < i; j++) {
                Path one = actions.get(j).path();
                Path two = actions.get(i).path();
                if (one.overlaps(two)) {
                    throw tokens.invalid(
                            "Two document paths overlap with each other; must remove or rewrite one of these"
                                    + " paths; path one: [" + one + "], path two: [" + two + "]");
                }
            }
        }
    }
}
