package dev.lockstep.functions.validate;

import dev.lockstep.functions.distinct.SeenValues;
import dev.lockstep.functions.pattern.Bounded;
import dev.lockstep.functions.pattern.Shown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What must hold of a value. A value that is missing concerns only [Required]; the others are about what is there.
sealed interface Rule {
    /// The column it is about.
    String column();

    /// Its name in findings.
    String name();

    /// What is wrong with a value, as the end of "quantity must be …"; empty when nothing is.
    Optional<String> broken(String value, long line);

    /// Something is there.
    record Required(String column) implements Rule {
        @Override
        public String name() {
            return "required";
        }

        @Override
        public Optional<String> broken(String value, long line) {
            return value.isBlank() ? Optional.of("must be given but is empty") : Optional.empty();
        }
    }

    /// It can be read as a type.
    record Typed(String column, ValueType type) implements Rule {
        @Override
        public String name() {
            return "type";
        }

        @Override
        public Optional<String> broken(String value, long line) {
            return value.isEmpty() || type.reads(value)
                    ? Optional.empty()
                    : Optional.of("must be " + type.described() + " but is " + Shown.of(value));
        }
    }

    /// It is a number no smaller than one.
    record Min(String column, BigDecimal least) implements Rule {
        @Override
        public String name() {
            return "min";
        }

        @Override
        public Optional<String> broken(String value, long line) {
            return against(value, "at least " + least.toPlainString(), number -> number.compareTo(least) >= 0);
        }
    }

    /// It is a number no larger than one.
    record Max(String column, BigDecimal most) implements Rule {
        @Override
        public String name() {
            return "max";
        }

        @Override
        public Optional<String> broken(String value, long line) {
            return against(value, "at most " + most.toPlainString(), number -> number.compareTo(most) <= 0);
        }
    }

    /// All of it matches a regular expression.
    record Matches(String column, Pattern pattern) implements Rule {
        @Override
        public String name() {
            return "pattern";
        }

        @Override
        public Optional<String> broken(String value, long line) {
            return value.isEmpty() || pattern.matcher(new Bounded(value)).matches()
                    ? Optional.empty()
                    : Optional.of("must match " + pattern + " but is " + Shown.of(value));
        }
    }

    /// It is one of a few values.
    record OneOf(String column, List<String> values) implements Rule {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String name() {
            return "enum";
        }

        @Override
        public Optional<String> broken(String value, long line) {
            return value.isEmpty() || values.contains(value)
                    ? Optional.empty()
                    : Optional.of("must be one of " + String.join(", ", values) + " but is " + Shown.of(value));
        }
    }

    /// Another table has it.
    record Known(String column, String where, SeenValues values) implements Rule {
        @Override
        public String name() {
            return "in";
        }

        @Override
        public Optional<String> broken(String value, long line) {
            return value.isEmpty() || values.has(value)
                    ? Optional.empty()
                    : Optional.of("must be in " + where + " but is " + Shown.of(value));
        }
    }

    /// No other row has it. It remembers what it saw: one object belongs to one check of one table.
    record Unique(String column, SeenValues seen) implements Rule {
        @Override
        public String name() {
            return "unique";
        }

        @Override
        public Optional<String> broken(String value, long line) {
            if (value.isEmpty()) {
                return Optional.empty();
            }
            long first = seen.firstLine(value, line);
            return first == line
                    ? Optional.empty()
                    : Optional.of("must be unique but " + Shown.of(value) + " is on line " + first + " too");
        }
    }

    private static Optional<String> against(
            String value, String wanted, java.util.function.Predicate<BigDecimal> holds) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = ValueType.number(value);
        return number.filter(holds).isPresent()
                ? Optional.empty()
                : Optional.of("must be " + wanted + " but is " + Shown.of(value));
    }

    /// What a value can be read as.
    enum ValueType {
        INTEGER("a whole number") {
            @Override
            boolean reads(String value) {
                return number(value).isPresent() && value.indexOf('.') < 0;
            }
        },
        DECIMAL("a decimal number") {
            @Override
            boolean reads(String value) {
                return number(value).isPresent();
            }
        },
        DATE("a date like 2026-11-20") {
            @Override
            boolean reads(String value) {
                if (isDayOfEveryMonth(value)) {
                    return true;
                }
                try {
                    LocalDate.parse(value);
                    return true;
                } catch (DateTimeParseException e) {
                    return false;
                }
            }

            // what nine dates of ten are, and is seen at once: `2026-11-20`, with a day up to 28.
            private static boolean isDayOfEveryMonth(String value) {
                if (value.length() != "2026-11-20".length() || value.charAt(4) != '-' || value.charAt(7) != '-') {
                    return false;
                }
                int month = digits(value, 5, 7);
                int day = digits(value, 8, 10);
                return digits(value, 0, 4) >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
            }

            private static int digits(String value, int begin, int end) {
                int number = 0;
                for (int i = begin; i < end; i++) {
                    int digit = value.charAt(i) - '0';
                    if (digit < 0 || digit > 9) {
                        return -1;
                    }
                    number = number * 10 + digit;
                }
                return number;
            }
        },
        STRING("text") {
            @Override
            boolean reads(String value) {
                return true;
            }
        };

        private final String described;

        ValueType(String described) {
            this.described = described;
        }

        abstract boolean reads(String value);

        String described() {
            return described;
        }

        static Optional<BigDecimal> number(String value) {
            return Shown.isNumber(value) ? Optional.of(new BigDecimal(value)) : Optional.empty();
        }
    }
}
