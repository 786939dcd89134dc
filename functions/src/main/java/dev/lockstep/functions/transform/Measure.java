package dev.lockstep.functions.transform;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.pattern.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a group of rows is summed up to.
///
/// @param column nothing for a count
record Measure(Kind kind, Optional<String> column) {
    /// Digits after the point of a mean, which seldom comes out even.
    private static final int MEAN_DIGITS = 6;

    enum Kind {
        COUNT,
        SUM,
        MIN,
        MAX,
        MEAN
    }

    /// Reads `mean temperature`.
    static Measure parse(String name, String text) {
        List<String> words = Arrays.asList(text.strip().split("\\s+", 2));
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(words.getFirst())) {
                boolean counts = kind == Kind.COUNT;
                if (counts == (words.size() == 1)) {
                    return new Measure(kind, counts ? Optional.empty() : Optional.of(words.get(1)));
                }
            }
        }
        throw new InvalidInput("the measure " + name + " is '" + text
                + "'; expected count, or sum, min, max or mean with a column, as in mean temperature");
    }

    /// Where a table has what is measured.
    Place in(Columns columns, String table) {
        return new Place(table, column.orElse(""), column.map(columns::place));
    }

    Tally tally() {
        return new Tally(kind);
    }

    /// A column of a table.
    record Place(String table, String column, Optional<Integer> place) {
        /// The value of a row; nothing where there is none. A count counts rows.
        Optional<BigDecimal> number(Row row) {
            if (place.isEmpty()) {
                return Optional.of(BigDecimal.ONE);
            }
            String value = row.values().get(place.get());
            if (!value.isEmpty() && !Shown.isNumber(value)) {
                throw new InvalidInput(table + " line " + row.line() + " has " + Shown.of(value) + " as " + column
                        + "; expected a number");
            }
            return value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value));
        }
    }

    /// A measure as far as it has come.
    static final class Tally {
        private final Kind kind;
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;
        private @Nullable BigDecimal extreme;

        Tally(Kind kind) {
            this.kind = kind;
        }

        void add(Optional<BigDecimal> given) {
            if (given.isEmpty()) {
                return;
            }
            BigDecimal number = given.get();
            count++;
            sum = sum.add(number);
            BigDecimal last = extreme;
            boolean further = last == null
                    || (kind == Kind.MIN && number.compareTo(last) < 0)
                    || (kind == Kind.MAX && number.compareTo(last) > 0);
            extreme = further ? number : last;
        }

        /// As it is written; empty where no row had a value.
        String value() {
            if (kind == Kind.COUNT) {
                return Long.toString(count);
            }
            if (count == 0) {
                return "";
            }
            return switch (kind) {
                case COUNT, SUM -> sum.toPlainString();
                case MIN, MAX -> extreme == null ? "" : extreme.toPlainString();
                case MEAN -> mean();
            };
        }

        private String mean() {
            BigDecimal mean = sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                    .setScale(MEAN_DIGITS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            return mean.signum() == 0 ? "0" : mean.toPlainString();
        }
    }
}
