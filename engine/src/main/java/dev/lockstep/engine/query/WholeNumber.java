package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Numbers;
import java.util.regex.Pattern;

/// A field that must be a whole number, wherever it comes from.
public final class WholeNumber {
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

    private final Operand operand;
    private final Expression expression;

    private WholeNumber(Operand operand, Expression expression) {
        this.operand = operand;
        this.expression = expression;
    }

    public static WholeNumber of(Operand operand, Flow flow) {
        return new WholeNumber(operand, flow.operand(operand));
    }

    /// The number at this moment.
    ///
    /// @throws EvaluationFailure when what was found is no whole number
    public long of(Frame frame) {
        Object value = expression.evaluate(frame);
        if (value instanceof Number number && Numbers.isWhole(number)) {
            return number.longValue();
        }
        if (value instanceof String text
                && operand instanceof Operand.Path
                && DIGITS.matcher(text).matches()) {
            // AWS reads a number out of a text, where a path leads to one
            return Long.parseLong(text);
        }
        throw refusal(operand, value, "integer");
    }

    /// @param kind what the field should have held
    static EvaluationFailure refusal(Operand operand, Object value, String kind) {
        String text = value instanceof String string ? string : Json.write(value);
        return switch (operand) {
            case Operand.Path(String field, String path, String _) ->
                EvaluationFailure.runtime("The " + field + " field refers to value \"" + text
                        + "\" which is not a valid " + kind + ": " + path);
            case Operand.Literal(String field, Object _, String _) ->
                EvaluationFailure.runtime("The " + field + " field is not a valid " + kind + ": " + text);
            case Operand.Jsonata(String field, Object written, String _) ->
                EvaluationFailure.query(ExpectedType.refusal(field, written, value, "number"), field);
        };
    }
}
