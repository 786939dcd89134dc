package dev.lockstep.engine.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Numbers of documents compared by what they amount to, whatever Java types they were read as.
public final class Numbers {
    private static final int MOST_DIGITS = 19;

    private Numbers() {}

    /// Negative, zero or positive, as [Comparable#compareTo] would say it.
    public static int compare(Number left, Number right) {
        if (isLong(left) && isLong(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (!isFinite(left) || !isFinite(right)) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        return decimal(left).compareTo(decimal(right));
    }

    /// Whether the number has no fraction, as `2` and `2.0` have none.
    public static boolean isWhole(Number number) {
        return switch (number) {
            case Double d -> d == Math.rint(d) && !d.isInfinite();
            case Float f -> f == Math.rint(f) && !f.isInfinite();
            case BigDecimal d -> d.stripTrailingZeros().scale() <= 0;
            default -> true;
        };
    }

    private static boolean isLong(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }

    private static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal d -> d;
            case BigInteger i -> new BigDecimal(i);
            case Double d -> BigDecimal.valueOf(d);
            case Float f -> BigDecimal.valueOf(f);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    /// How many decimal digits a whole number has, its sign apart.
    static int digits(long number) {
        int digits = 1;
        // negative numbers reach further than positive ones
        long bound = -10;
        long left = number < 0 ? number : -number;
        while (digits < MOST_DIGITS && left <= bound) {
            digits++;
            bound *= 10;
        }
        return digits;
    }
}
