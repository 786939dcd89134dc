package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import java.util.List;
import java.util.Map;

/// Something that holds of an item, or does not.
public sealed interface Condition {

    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record Compare(Operand left, Relation relation, Operand right) implements Condition {}

    record Between(Operand value, Operand low, Operand high) implements Condition {}

    record In(Operand value, List<Operand> choices) implements Condition {}

    record Exists(Path path) implements Condition {}

    record HasType(Path path, String type) implements Condition {}

    record BeginsWith(Operand value, Operand prefix) implements Condition {}

    record Contains(Operand container, Operand element) implements Condition {}

    /// The six comparators.
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    static Condition parse(String kind, String text, Placeholders placeholders) {
        var tokens = new Tokens(kind, text);
        Condition condition = new ConditionParser(tokens, placeholders).condition();
        tokens.expectEnd();
        return condition;
    }

    default boolean holds(Map<String, AttributeValue> item) {
        return new Evaluation(item).holds(this);
    }
}
