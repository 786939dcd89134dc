package dev.lockstep.local.dynamo.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// DynamoDB's numbers: decimals of 38 digits, between 1E-130 and 9.99…E+125 in size.
public final class Decimal {

    private static final int DIGITS = 38;
    private static final int LARGEST = 125;
    private static final int SMALLEST = -130;
    private static final int LONGEST_TEXT = 300;

    private Decimal() {}

    static BigDecimal parse(String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw DynamoFailure.invalid("The parameter cannot be converted to a numeric value"
                    + (text.isBlank() ? "" : ": " + text.substring(0, 40) + "…"));
        }
        try {
            return check(new BigDecimal(text.strip()));
        } catch (NumberFormatException malformed) {
            throw DynamoFailure.invalid("The parameter cannot be converted to a numeric value: " + text);
        }
    }

    /// The result of arithmetic, which must be a number DynamoDB can hold, too.
    public static BigDecimal check(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal shortest = value.stripTrailingZeros();
        if (shortest.precision() > DIGITS) {
            throw DynamoFailure.invalid("Attempting to store more than 38 significant digits in a Number");
        }
        int magnitude = shortest.precision() - shortest.scale() - 1;
        if (magnitude > LARGEST) {
            throw DynamoFailure.invalid(
                    "Number overflow. Attempting to store a number with magnitude larger than" + " supported range");
        }
        if (magnitude < SMALLEST) {
            throw DynamoFailure.invalid(
                    "Number underflow. Attempting to store a number with magnitude smaller than" + " supported range");
        }
        return shortest.setScale(Math.max(shortest.scale(), 0), RoundingMode.UNNECESSARY);
    }
}
