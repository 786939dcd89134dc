package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.expression.Expression;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Pieces of JSONata text.
final class Jsonata {

    private Jsonata() {}

    /// A text in single quotes, which need no escaping inside the JSON around them. JSONata knows JSON's escapes and no
    /// other, so a text that needs any stands in double quotes.
    static String quoted(String text) {
        var plain = text.chars().noneMatch(sign -> sign == '\'' || sign == '\\' || sign < ' ');
        return plain ? "'" + text + "'" : JsonText.onOneLine(new Json.Text(text));
    }

    static String list(List<String> texts) {
        return texts.stream().map(Jsonata::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /// A value as JSONata: data as it is, expressions in parentheses with their variables renamed.
    static String literal(Value value, UnaryOperator<String> variables) {
        return switch (value) {
            case Value.Text text -> quoted(text.text());
            case Value.Expression expression -> "(" + renamed(expression, variables) + ")";
            case Value.Numeric _, Value.Bool _, Value.Null _ -> JsonText.onOneLine(json(value, variables));
            case Value.Array array ->
                array.items().stream()
                        .map(item -> literal(item, variables))
                        .collect(Collectors.joining(", ", "[", "]"));
            case Value.Fields fields ->
                fields.entries().entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + literal(entry.getValue(), variables))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    static String renamed(Value.Expression expression, UnaryOperator<String> variables) {
        return Expression.of(expression.source()).renamed(variables);
    }

    /// A value as JSON, with its expressions still expressions.
    static Json json(Value value, UnaryOperator<String> variables) {
        return switch (value) {
            case Value.Text text -> new Json.Text(text.text());
            case Value.Expression expression -> Json.expression(renamed(expression, variables));
            case Value.Numeric number -> new Json.Numeric(number.number());
            case Value.Bool bool -> new Json.Bool(bool.truth());
            case Value.Null _ -> new Json.Null();
            case Value.Array array ->
                new Json.Array(array.items().stream()
                        .map(item -> json(item, variables))
                        .toList());
            case Value.Fields fields -> fields(fields, variables);
        };
    }

    static Json.Fields fields(Value.Fields fields, UnaryOperator<String> variables) {
        var json = new LinkedHashMap<String, Json>();
        fields.entries().forEach((name, value) -> json.put(name, json(value, variables)));
        return new Json.Fields(json);
    }
}
