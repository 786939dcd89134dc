package dev.lockstep.functions.expression;

import dev.lockstep.functions.pattern.Shown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The functions of the language, by the number of values each takes.
enum Function {
    IF(3, 3),
    COALESCE(1, 20),
    EMPTY(1, 1),
    LENGTH(1, 1),
    UPPER(1, 1),
    LOWER(1, 1),
    TRIM(1, 1),
    SUBSTRING(2, 3),
    REPLACE(3, 3),
    CONTAINS(2, 2),
    STARTS(2, 2),
    ENDS(2, 2),
    NUMBER(1, 1),
    ROUND(1, 2),
    ABS(1, 1),
    LEAST(2, 20),
    GREATEST(2, 20),
    DAYS(2, 2);

    private static final int MOST_DIGITS = 20;

    private final int fewest;
    private final int most;

    Function(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    static Optional<Function> named(String word) {
        for (Function function : values()) {
            if (function.word().equals(word)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    static String all() {
        return String.join(
                ", ", java.util.Arrays.stream(values()).map(Function::word).toList());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takes(int count) {
        return count >= fewest && count <= most;
    }

    String wanted() {
        return fewest == most ? Integer.toString(fewest) : fewest + " to " + most;
    }

    Value apply(List<Expression> given, List<String> row) throws Trouble {
        Expression first = given.getFirst();
        return switch (this) {
            case IF -> given.get(first.holds(row) ? 1 : 2).of(row);
            case COALESCE -> coalesce(given, row);
            case EMPTY -> new Value.Flag(text(first, row).isEmpty());
            case LENGTH -> number(text(first, row).codePoints().count());
            case UPPER -> new Value.Text(text(first, row).toUpperCase(Locale.ROOT));
            case LOWER -> new Value.Text(text(first, row).toLowerCase(Locale.ROOT));
            case TRIM -> new Value.Text(text(first, row).strip());
            case SUBSTRING -> substring(given, row);
            case REPLACE -> replace(given, row);
            case CONTAINS -> new Value.Flag(text(first, row).contains(text(given.get(1), row)));
            case STARTS -> new Value.Flag(text(first, row).startsWith(text(given.get(1), row)));
            case ENDS -> new Value.Flag(text(first, row).endsWith(text(given.get(1), row)));
            case NUMBER -> new Value.Num(first.number(row));
            case ROUND -> new Value.Num(first.number(row).setScale(digits(given, row), RoundingMode.HALF_UP));
            case ABS -> new Value.Num(first.number(row).abs());
            case LEAST -> extreme(given, row, -1);
            case GREATEST -> extreme(given, row, 1);
            case DAYS -> number(ChronoUnit.DAYS.between(date(first, row), date(given.get(1), row)));
        };
    }

    private static Value number(long value) {
        return new Value.Num(BigDecimal.valueOf(value));
    }

    private static String text(Expression expression, List<String> row) throws Trouble {
        return expression.of(row).text();
    }

    private static Value coalesce(List<Expression> given, List<String> row) throws Trouble {
        for (Expression one : given) {
            Value value = one.of(row);
            if (!value.text().isEmpty()) {
                return value;
            }
        }
        return new Value.Text("");
    }

    private static Value extreme(List<Expression> given, List<String> row, int sign) throws Trouble {
        BigDecimal found = given.getFirst().number(row);
        for (Expression one : given) {
            BigDecimal other = one.number(row);
            if (other.compareTo(found) * sign > 0) {
                found = other;
            }
        }
        return new Value.Num(found);
    }

    /// From a character, the first being 1, in characters as people count them: not half of one.
    private static Value substring(List<Expression> given, List<String> row) throws Trouble {
        int[] characters = text(given.getFirst(), row).codePoints().toArray();
        int from = Math.clamp(whole(given.get(1), row) - 1L, 0, characters.length);
        int room = characters.length - from;
        int count = given.size() == 2 ? room : Math.clamp(whole(given.get(2), row), 0, room);
        return new Value.Text(new String(characters, from, count));
    }

    private static Value replace(List<Expression> given, List<String> row) throws Trouble {
        String wanted = text(given.get(1), row);
        if (wanted.isEmpty()) {
            throw new Trouble("replace(…) is asked to replace nothing");
        }
        return new Value.Text(text(given.getFirst(), row).replace(wanted, text(given.get(2), row)));
    }

    private static int digits(List<Expression> given, List<String> row) throws Trouble {
        int digits = given.size() == 1 ? 0 : whole(given.get(1), row);
        if (digits < 0 || digits > MOST_DIGITS) {
            throw new Trouble("round(…) takes 0 to " + MOST_DIGITS + " digits but is given " + digits);
        }
        return digits;
    }

    private static int whole(Expression expression, List<String> row) throws Trouble {
        try {
            return expression.number(row).intValueExact();
        } catch (ArithmeticException e) {
            throw new Trouble(expression.shown() + " must be a whole number but is "
                    + Shown.of(expression.of(row).text()));
        }
    }

    private static LocalDate date(Expression expression, List<String> row) throws Trouble {
        String text = text(expression, row);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Trouble(expression.shown() + " must be a date like 2026-11-20 but is " + Shown.of(text));
        }
    }
}
