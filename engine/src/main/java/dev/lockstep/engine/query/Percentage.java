package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.Operand;

/// A field that must be a number between 0 and 100, wherever it comes from.
public final class Percentage {
    private final Operand operand;
    private final Expression expression;

    private Percentage(Operand operand, Expression expression) {
        this.operand = operand;
        this.expression = expression;
    }

    public static Percentage of(Operand operand, Flow flow) {
        return new Percentage(operand, flow.operand(operand));
    }

    /// The percentage at this moment.
    ///
    /// @throws EvaluationFailure when what was found is none
    public double of(Frame frame) {
        double value = number(expression.evaluate(frame));
        if (value < 0 || value > 100) {
            throw EvaluationFailure.runtime(name() + " must be between 0 and 100.");
        }
        return value;
    }

    private double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text && operand instanceof Operand.Path) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException _) {
                // no number, as below
            }
        }
        throw WholeNumber.refusal(operand, value, "float");
    }

    private String name() {
        return switch (operand) {
            case Operand.Path(String field, String _, String _) -> field.substring(0, field.length() - "Path".length());
            case Operand.Literal(String field, Object _, String _) -> field;
            case Operand.Jsonata(String field, Object _, String _) -> field;
        };
    }
}
