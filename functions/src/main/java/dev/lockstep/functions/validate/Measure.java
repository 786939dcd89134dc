package dev.lockstep.functions.validate;

import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.distinct.SeenValues;
import dev.lockstep.functions.pattern.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A figure of a column, gathered value by value. What is missing is not counted.
interface Measure {
    /// Takes the column's value of a row.
    void take(Row row);

    /// What it comes to; empty when there was no value.
    String value();

    /// The measures there are.
    enum Kind {
        SUM,
        MEAN,
        MIN,
        MAX,
        COUNT,
        DISTINCT,
        FIRST,
        LAST;

        /// @param whose what a message calls it that asks for more than can be remembered
        Measure of(int column, String whose) {
            return switch (this) {
                case SUM -> new Sum(column);
                case MEAN -> new Mean(column);
                case MIN -> new Extreme(column, -1);
                case MAX -> new Extreme(column, 1);
                case COUNT -> new Count(column);
                case DISTINCT -> new Different(column, whose);
                case FIRST -> new End(column, false);
                case LAST -> new End(column, true);
            };
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }

    static String all(String column) {
        return Arrays.stream(Kind.values())
                .map(kind -> kind.word() + "(" + column + ")")
                .collect(Collectors.joining(", "));
    }

    /// Numbers, exactly. A value that is none stands in the place of the sum, so that nothing is
    /// compared with it in vain.
    final class Sum implements Measure {
        private final int column;
        private BigDecimal sum = BigDecimal.ZERO;
        private long count;
        private @Nullable String wrong;

        Sum(int column) {
            this.column = column;
        }

        @Override
        public void take(Row row) {
            String value = row.values().get(column);
            if (value.isEmpty() || wrong != null) {
                return;
            }
            if (Shown.isNumber(value)) {
                sum = sum.add(new BigDecimal(value));
                count++;
            } else {
                wrong = value + " (line " + row.line() + ")";
            }
        }

        @Override
        public String value() {
            return wrong == null ? sum.toPlainString() : wrong;
        }
    }

    /// The sum shared out.
    final class Mean implements Measure {
        private final Sum sum;

        Mean(int column) {
            this.sum = new Sum(column);
        }

        @Override
        public void take(Row row) {
            sum.take(row);
        }

        @Override
        public String value() {
            if (sum.wrong != null || sum.count == 0) {
                return sum.wrong == null ? "" : sum.value();
            }
            return sum.sum
                    .divide(BigDecimal.valueOf(sum.count), MathContext.DECIMAL64)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /// The least or the greatest: as numbers while all are numbers, else as texts.
    final class Extreme implements Measure {
        private final int column;
        private final int sign;
        private @Nullable BigDecimal number;
        private @Nullable String text;
        private boolean numbers = true;

        Extreme(int column, int sign) {
            this.column = column;
            this.sign = sign;
        }

        @Override
        public void take(Row row) {
            String value = row.values().get(column);
            if (value.isEmpty()) {
                return;
            }
            text = text == null || value.compareTo(text) * sign > 0 ? value : text;
            numbers = numbers && Shown.isNumber(value);
            if (numbers) {
                BigDecimal here = new BigDecimal(value);
                number = number == null || here.compareTo(number) * sign > 0 ? here : number;
            }
        }

        @Override
        public String value() {
            return numbers && number != null ? number.toPlainString() : text == null ? "" : text;
        }
    }

    /// How many values are there.
    final class Count implements Measure {
        private final int column;
        private long count;

        Count(int column) {
            this.column = column;
        }

        @Override
        public void take(Row row) {
            count += row.values().get(column).isEmpty() ? 0 : 1;
        }

        @Override
        public String value() {
            return Long.toString(count);
        }
    }

    /// How many different values are there: exactly, since a rule that is held against an estimate fails good tables;
    /// so there is an end to it.
    final class Different implements Measure {
        private static final SeenValues.Bound BOUND = new SeenValues.Bound(
                16L << 20, "as many as distinct() counts; where all must differ, say `unique: true` of the column");

        private final int column;
        private final SeenValues seen;

        Different(int column, String whose) {
            this.column = column;
            this.seen = new SeenValues(whose, BOUND);
        }

        @Override
        public void take(Row row) {
            String value = row.values().get(column);
            if (!value.isEmpty()) {
                seen.firstLine(value, row.line());
            }
        }

        @Override
        public String value() {
            return Integer.toString(seen.count());
        }
    }

    /// The value of the first row, or of the last.
    final class End implements Measure {
        private final int column;
        private final boolean last;
        private @Nullable String value;

        End(int column, boolean last) {
            this.column = column;
            this.last = last;
        }

        @Override
        public void take(Row row) {
            if (last || value == null) {
                value = row.values().get(column);
            }
        }

        @Override
        public String value() {
            return value == null ? "" : value;
        }
    }
}
