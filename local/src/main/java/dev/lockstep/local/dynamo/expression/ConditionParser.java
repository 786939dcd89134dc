package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads conditions: OR binds weakest, then AND, then NOT.
final class ConditionParser {

    private static final int DEEPEST = 300;
    private static final Set<String> TYPES = Set.of("S", "SS", "N", "NS", "B", "BS", "BOOL", "NULL", "L", "M");

    private final Tokens tokens;
    private final Placeholders placeholders;
    private final OperandParser operands;
    private int depth;

    ConditionParser(Tokens tokens, Placeholders placeholders) {
        this.tokens = tokens;
        this.placeholders = placeholders;
        this.operands = new OperandParser(tokens, placeholders);
    }

    Condition condition() {
        if (++depth > DEEPEST) {
            throw tokens.invalid("The expression has a nesting level that is too deep");
        }
        Condition left = conjunction();
        while (tokens.takeWord("OR")) {
            left = new Condition.Or(left, conjunction());
        }
        depth--;
        return left;
    }

    private Condition conjunction() {
        Condition left = negation();
        while (tokens.takeWord("AND")) {
            left = new Condition.And(left, negation());
        }
        return left;
    }

    private Condition negation() {
        boolean negated = false;
        while (tokens.takeWord("NOT")) {
            negated = !negated;
        }
        Condition condition = primary();
        return negated ? new Condition.Not(condition) : condition;
    }

    private Condition primary() {
        if (tokens.takeIf("(")) {
            Condition inner = condition();
            tokens.expect(")");
            return inner;
        }
        if (operands.isCallOf("attribute_exists")) {
            return exists("attribute_exists");
        }
        if (operands.isCallOf("attribute_not_exists")) {
            return new Condition.Not(exists("attribute_not_exists"));
        }
        if (operands.isCallOf("attribute_type")) {
            return hasType();
        }
        if (operands.isCallOf("begins_with")) {
            operands.open("begins_with");
            List<Operand> both = two();
            return new Condition.BeginsWith(both.getFirst(), both.getLast());
        }
        if (operands.isCallOf("contains")) {
            operands.open("contains");
            List<Operand> both = two();
            return new Condition.Contains(both.getFirst(), both.getLast());
        }
        return comparison();
    }

    private Condition exists(String function) {
        operands.open(function);
        Path path = operands.path();
        tokens.expect(")");
        return new Condition.Exists(path);
    }

    private Condition hasType() {
        operands.open("attribute_type");
        Path path = operands.path();
        tokens.expect(",");
        if (tokens.peek().kind() != Token.Kind.VALUE_PLACEHOLDER) {
            throw tokens.syntaxError();
        }
        AttributeValue type = placeholders.value(tokens, tokens.take().text());
        tokens.expect(")");
        if (!(type instanceof AttributeValue.S(String name))) {
            throw tokens.invalid(
                    "Incorrect operand type for operator or function; operator or function: attribute_type,"
                            + " operand type: " + type.type());
        }
        if (!TYPES.contains(name)) {
            throw tokens.invalid("Invalid attribute type name found; type: " + name
                    + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
        return new Condition.HasType(path, name);
    }

    private List<Operand> two() {
        Operand first = operands.operand();
        tokens.expect(",");
        Operand second = operands.operand();
        tokens.expect(")");
        return List.of(first, second);
    }

    private Condition comparison() {
        Operand left = operands.operand();
        if (tokens.takeWord("BETWEEN")) {
            Operand low = operands.operand();
            tokens.expectWord("AND");
            return new Condition.Between(left, low, operands.operand());
        }
        if (tokens.takeWord("IN")) {
            tokens.expect("(");
            var choices = new ArrayList<Operand>();
            do {
                choices.add(operands.operand());
            } while (tokens.takeIf(","));
            tokens.expect(")");
            return new Condition.In(left, choices);
        }
        Condition.Relation relation = relation();
        return new Condition.Compare(left, relation, operands.operand());
    }

    private Condition.Relation relation() {
        Token token = tokens.peek();
        Condition.Relation relation = switch (token.text()) {
            case "=" -> Condition.Relation.EQUAL;
            case "<>" -> Condition.Relation.NOT_EQUAL;
            case "<" -> Condition.Relation.LESS;
            case "<=" -> Condition.Relation.LESS_OR_EQUAL;
            case ">" -> Condition.Relation.GREATER;
            case ">=" -> Condition.Relation.GREATER_OR_EQUAL;
            default -> throw tokens.syntaxError();
        };
        tokens.take();
        return relation;
    }
}
