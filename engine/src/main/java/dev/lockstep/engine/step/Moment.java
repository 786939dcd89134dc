package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.query.Expression;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// When a Wait state ends.
@FunctionalInterface
interface Moment {
    /// The most seconds that anything may take.
    int LONGEST = 99_999_999;

    /// No timestamp of AWS has a year of more digits.
    int LAST_YEAR = 9_999;

    /// The moment itself.
    ///
    /// @throws EvaluationFailure when what was found is none
    Instant due(Visit visit);

    static Moment afterSeconds(Flow flow, Operand operand) {
        Expression seconds = flow.operand(operand);
        return visit -> visit.now().plus(duration(value(seconds, visit, operand), operand));
    }

    private static Duration duration(Object value, Operand operand) {
        if (!(value instanceof Number number) || !Numbers.isWhole(number)) {
            throw refusal(operand, "cannot be parsed as a long value", value);
        }
        if (number.longValue() < 0) {
            throw refusal(operand, "references a negative value", value);
        }
        if (number.doubleValue() > LONGEST) {
            throw refusal(operand, "references a value greater than " + LONGEST, value);
        }
        return Duration.ofSeconds(number.longValue());
    }

    static Moment at(Flow flow, Operand operand) {
        Expression timestamp = flow.operand(operand);
        return visit -> {
            Object value = value(timestamp, visit, operand);
            try {
                OffsetDateTime moment = OffsetDateTime.parse(text(value));
                if (Math.abs(moment.getYear()) > LAST_YEAR) {
                    throw unreadable(operand, value);
                }
                return moment.toInstant();
            } catch (DateTimeParseException e) {
                throw unreadable(operand, value);
            }
        };
    }

    private static Object value(Expression expression, Visit visit, Operand operand) {
        try {
            return expression.evaluate(visit.frame());
        } catch (EvaluationFailure failure) {
            throw operand instanceof Operand.Path(String field, String path, String _)
                    ? EvaluationFailure.runtime(
                            "The " + field + " parameter does not reference an input value: " + path)
                    : failure;
        }
    }

    private static String text(Object value) {
        return value instanceof String text ? text : Json.write(value);
    }

    private static EvaluationFailure unreadable(Operand operand, Object value) {
        String words = "an ISO-8601 extended offset date-time format string";
        return switch (operand) {
            case Operand.Path(String field, String path, String _) ->
                EvaluationFailure.runtime("The " + field + " parameter does not reference a valid " + words.substring(3)
                        + ": " + path + " == " + text(value));
            case Operand.Literal(String field, Object _, String _) ->
                EvaluationFailure.runtime("The " + field + " field cannot be parsed as " + words + ": " + text(value));
            case Operand.Jsonata(String field, Object _, String _) ->
                EvaluationFailure.query(
                        "The " + field + " field cannot be parsed as " + words + ": " + text(value), field);
        };
    }

    private static EvaluationFailure refusal(Operand operand, String words, Object value) {
        return switch (operand) {
            case Operand.Path(String field, String path, String _) ->
                EvaluationFailure.runtime("The " + field + " parameter " + words + ": " + path + " == " + text(value));
            case Operand.Literal(String field, Object _, String _) ->
                EvaluationFailure.runtime("The " + field + " field " + words + ": " + text(value));
            case Operand.Jsonata(String field, Object _, String _) ->
                EvaluationFailure.query("The " + field + " field " + words + ": " + text(value), field);
        };
    }
}
