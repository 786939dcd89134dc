package dev.lockstep.engine.jsonata;

import dev.lockstep.engine.value.Numbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The operators on two numbers (the orders: or two texts) that need no library as long as the numbers are whole and
/// not huge.
enum PlainOperator {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*");

    /// Beyond it JSONata's numbers, which are doubles, are not exact.
    private static final long LARGEST = 1L << 53;

    private final String symbol;

    PlainOperator(String symbol) {
        this.symbol = symbol;
    }

    static Optional<PlainOperator> of(String symbol) {
        for (PlainOperator operator : values()) {
            if (operator.symbol.equals(symbol)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    boolean isOrder() {
        return switch (this) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            case PLUS, MINUS, TIMES -> false;
        };
    }

    boolean holds(@Nullable Object left, @Nullable Object right) {
        int order;
        if (left instanceof Number a && right instanceof Number b) {
            order = Numbers.compare(a, b);
        } else if (left instanceof String a && right instanceof String b) {
            order = a.compareTo(b);
        } else {
            throw PlainNode.HANDOVER;
        }
        return switch (this) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case PLUS, MINUS, TIMES -> throw PlainNode.HANDOVER;
        };
    }

    Object calculate(@Nullable Object left, @Nullable Object right) {
        long a = whole(left);
        long b = whole(right);
        long result = switch (this) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> throw PlainNode.HANDOVER;
        };
        if (Math.abs(result) > LARGEST) {
            throw PlainNode.HANDOVER;
        }
        if (result == (int) result) {
            return (int) result;
        }
        return result;
    }

    /// An int, so that no operation on two of them overflows a long.
    private static long whole(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw PlainNode.HANDOVER;
    }
}
