package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether a written value is one a parameter can have. An expression is not judged: its value comes with the run.
public final class ValueFits {

    private ValueFits() {}

    /// What was expected instead, if the value does not fit.
    public static Optional<String> expectedInstead(Parameter parameter, Value value) {
        if (value instanceof Value.Expression) {
            return Optional.empty();
        }
        if (!fits(parameter.type(), value)) {
            return Optional.of("expected " + parameter.type().withArticle());
        }
        if (!parameter.choices().isEmpty() && parameter.choices().stream().noneMatch(choice -> same(choice, value))) {
            return Optional.of("expected one of "
                    + parameter.choices().stream().map(ValueFits::written).collect(Collectors.joining(", ")));
        }
        return parameter
                .pattern()
                .filter(pattern -> value instanceof Value.Text text
                        && !Pattern.compile(pattern).matcher(text.text()).matches())
                .map(pattern -> "expected a text like " + pattern);
    }

    static boolean fits(Parameter.Type type, Value value) {
        return switch (type) {
            case STRING -> value instanceof Value.Text;
            case NUMBER -> value instanceof Value.Numeric;
            case INTEGER -> value instanceof Value.Numeric number && whole(number.number());
            case BOOLEAN -> value instanceof Value.Bool;
            case LIST -> value instanceof Value.Array;
            case OBJECT -> value instanceof Value.Fields;
        };
    }

    private static boolean whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean same(Value left, Value right) {
        if (left instanceof Value.Numeric one && right instanceof Value.Numeric other) {
            return one.number().compareTo(other.number()) == 0;
        }
        return written(left).equals(written(right));
    }

    /// As an author would recognise it in a message.
    public static String written(Value value) {
        return switch (value) {
            case Value.Text text -> "'" + text.text() + "'";
            case Value.Numeric number -> number.number().toPlainString();
            case Value.Bool bool -> String.valueOf(bool.truth());
            case Value.Null _, Value.Expression _, Value.Array _, Value.Fields _ -> value.kind();
        };
    }
}
