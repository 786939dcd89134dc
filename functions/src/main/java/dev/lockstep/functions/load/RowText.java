package dev.lockstep.functions.load;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// A row as an object: what is missing is left out, and the columns that are named so are numbers.
///
/// @param table its address, for messages
record RowText(String table, Columns columns, List<String> numbers) {
    /// The digits of a number, and its exponents, as DynamoDB has them; what reads messages seldom has more.
    private static final int DIGITS = 38;

    private static final int GREATEST = 125;
    private static final int LEAST = -130;

    /// What becomes of the values.
    ///
    /// @param made of a text, and of whether it is a number
    Json.Obj object(Row row, BiFunction<String, Boolean, Json> made) {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.names().size(); i++) {
            String name = columns.names().get(i);
            String value = row.values().get(i);
            if (!value.isEmpty()) {
                boolean number = numbers.contains(name);
                fields.put(name, made.apply(number ? number(name, value, row.line()) : value, number));
            }
        }
        return new Json.Obj(fields);
    }

    /// As JSON.
    Json.Obj json(Row row) {
        return object(row, (text, number) -> number ? new Json.Num(new BigDecimal(text)) : Json.of(text));
    }

    /// The value of a column that must have one.
    ///
    /// @param what it is for
    String needed(Row row, String column, String what) {
        String value = row.values().get(columns.place(column));
        if (value.isEmpty()) {
            throw wrong(row.line(), column + " is empty; it is " + what);
        }
        return value;
    }

    /// What is wrong with a row.
    InvalidInput wrong(long line, String reason) {
        return new InvalidInput(table + " line " + line + ": " + reason);
    }

    /// A service would refuse it without naming the row or the column.
    private String number(String name, String value, long line) {
        try {
            BigDecimal number = new BigDecimal(value).stripTrailingZeros();
            int exponent = number.precision() - number.scale() - 1;
            if (number.signum() == 0) {
                return "0";
            }
            if (number.precision() <= DIGITS && exponent <= GREATEST && exponent >= LEAST) {
                return number.toString();
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(
                line,
                name + " is '" + value + "', which is no number of at most " + DIGITS + " digits and an exponent from "
                        + LEAST + " to " + GREATEST);
    }
}
