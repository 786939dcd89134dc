package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;

/// Something that has a value, or none, for an item.
sealed interface Operand {

    record At(Path path) implements Operand {}

    record Value(AttributeValue value) implements Operand {}

    record Size(Path path) implements Operand {}

    record IfNotExists(Path path, Operand otherwise) implements Operand {}

    record ListAppend(Operand first, Operand second) implements Operand {}

    record Plus(Operand left, Operand right) implements Operand {}

    record Minus(Operand left, Operand right) implements Operand {}
}
