package dev.lockstep.functions.expression;

import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.pattern.Bounded;
import dev.lockstep.functions.pattern.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;

/// A value or a condition over the columns of a row. Numbers are decimals: what people expect of money.
public sealed interface Expression permits Expression.Node {
    /// The value for one row.
    ///
    /// @throws Trouble when a value is no number, or a divisor is zero
    Value of(List<String> values) throws Trouble;

    /// How messages call it.
    String shown();

    /// Reads an expression: numbers, 'texts', column names (quoted with backticks where they are no words), `+ - * /`,
    /// `&` that joins texts, `= != < <= > >=`, `in (…)`, `matches '…'`, `and or not`, functions and parentheses.
    ///
    /// @throws dev.lockstep.functions.InvalidInput naming the place in the text
    static Expression parse(String text, Columns columns) {
        return parse(text, columns::place);
    }

    /// Reads an expression over something else than columns.
    static Expression parse(String text, Names names) {
        return new ExpressionParser(text, names).whole();
    }

    /// The number it comes to.
    default BigDecimal number(List<String> values) throws Trouble {
        return switch (of(values)) {
            case Value.Num(BigDecimal number) -> number;
            case Value.Text(String text) when Shown.isNumber(text) -> new BigDecimal(text);
            case Value.Text(String text) -> throw new Trouble(shown() + " must be a number but is " + Shown.of(text));
            case Value.Flag(boolean holds) -> throw new Trouble(shown() + " must be a number but is " + holds);
        };
    }

    /// Whether it holds; what is neither true nor false is in trouble.
    default boolean holds(List<String> values) throws Trouble {
        Value value = of(values);
        return switch (value.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Trouble(shown() + " must be true or false but is " + Shown.of(value.text()));
        };
    }

    /// The parts of the language.
    sealed interface Node extends Expression {}

    /// A value as written.
    record Literal(Value value) implements Node {
        @Override
        public Value of(List<String> values) {
            return value;
        }

        @Override
        public String shown() {
            return value.text();
        }
    }

    /// The value of a column.
    record Column(String name, int place) implements Node {
        @Override
        public Value of(List<String> values) {
            return new Value.Text(values.get(place));
        }

        @Override
        public String shown() {
            return name;
        }
    }

    /// The other sign.
    record Negated(Expression inner) implements Node {
        @Override
        public Value of(List<String> values) throws Trouble {
            return new Value.Num(inner.number(values).negate());
        }

        @Override
        public String shown() {
            return "-" + inner.shown();
        }
    }

    /// Two numbers made one.
    record Arithmetic(Operator operator, Expression left, Expression right) implements Node {
        @Override
        public Value of(List<String> values) throws Trouble {
            BigDecimal a = left.number(values);
            BigDecimal b = right.number(values);
            return new Value.Num(
                    switch (operator) {
                        case PLUS -> a.add(b);
                        case MINUS -> a.subtract(b);
                        case TIMES -> a.multiply(b);
                        case DIVIDED_BY -> quotient(a, b);
                    });
        }

        @Override
        public String shown() {
            return "a " + operator.result;
        }

        private static BigDecimal quotient(BigDecimal a, BigDecimal b) throws Trouble {
            if (b.signum() == 0) {
                throw new Trouble("the divisor is zero");
            }
            BigDecimal exact = a.divide(b, MathContext.DECIMAL64).stripTrailingZeros();
            return exact.scale() < 0 ? exact.setScale(0) : exact;
        }
    }

    /// How two numbers are made one.
    enum Operator {
        PLUS("sum"),
        MINUS("difference"),
        TIMES("product"),
        DIVIDED_BY("quotient");

        private final String result;

        Operator(String result) {
            this.result = result;
        }
    }

    /// Two texts, one behind the other.
    record Joined(Expression left, Expression right) implements Node {
        @Override
        public Value of(List<String> values) throws Trouble {
            return new Value.Text(left.of(values).text() + right.of(values).text());
        }

        @Override
        public String shown() {
            return "a joined text";
        }
    }

    /// Whether two values stand to each other as asked.
    record Compared(Comparison comparison, Expression left, Expression right) implements Node {
        @Override
        public Value of(List<String> values) throws Trouble {
            return new Value.Flag(comparison.holds(values, left, right));
        }

        @Override
        public String shown() {
            return "a comparison";
        }
    }

    /// Whether it is one of a few values.
    record OneOf(Expression value, List<Expression> all) implements Node {
        public OneOf {
            all = List.copyOf(all);
        }

        @Override
        public Value of(List<String> values) throws Trouble {
            for (Expression one : all) {
                if (Comparison.EQUAL.holds(values, value, one)) {
                    return new Value.Flag(true);
                }
            }
            return new Value.Flag(false);
        }

        @Override
        public String shown() {
            return "a comparison";
        }
    }

    /// Whether all of a text matches a regular expression.
    record Matches(Expression value, Pattern pattern) implements Node {
        @Override
        public Value of(List<String> values) throws Trouble {
            return new Value.Flag(
                    pattern.matcher(new Bounded(value.of(values).text())).matches());
        }

        @Override
        public String shown() {
            return "a comparison";
        }
    }

    /// Two conditions; the second is looked at only where the first leaves it open.
    record Both(boolean and, Expression left, Expression right) implements Node {
        @Override
        public Value of(List<String> values) throws Trouble {
            return new Value.Flag(
                    and ? left.holds(values) && right.holds(values) : left.holds(values) || right.holds(values));
        }

        @Override
        public String shown() {
            return "a condition";
        }
    }

    /// The contrary.
    record Not(Expression inner) implements Node {
        @Override
        public Value of(List<String> values) throws Trouble {
            return new Value.Flag(!inner.holds(values));
        }

        @Override
        public String shown() {
            return "a condition";
        }
    }

    /// A function and what it is given.
    record Call(Function function, List<Expression> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Value of(List<String> values) throws Trouble {
            return function.apply(arguments, values);
        }

        @Override
        public String shown() {
            return function.word() + "(…)";
        }
    }
}
