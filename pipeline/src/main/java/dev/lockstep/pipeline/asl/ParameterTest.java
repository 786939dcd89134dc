package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.json.JsonText;
import java.util.stream.Collectors;

/// The JSONata that tells whether one parameter is as declared.
record ParameterTest(Parameter parameter) {

    /// A sentence that names parameter, value and what was expected; nothing when all is well.
    String problem() {
        var value = value();
        var expected = Jsonata.quoted(", expected " + expected());
        var given =
                Jsonata.quoted("parameter " + parameter.name() + " is ") + " & $string(" + value + ") & " + expected;
        if (!parameter.required()) {
            return "$exists(" + value + ") and $not(" + fits() + ") ? " + given;
        }
        var missing = Jsonata.quoted("parameter " + parameter.name() + " is missing, expected " + expected());
        return "$not(" + fits() + ") ? ($exists(" + value + ") ? " + given + " : " + missing + ")";
    }

    private String value() {
        return "$params." + parameter.name();
    }

    /// Tests that need the right type stand behind a condition, so that they are never tried on another.
    private String fits() {
        var value = value();
        if (!parameter.choices().isEmpty()) {
            return value + " in "
                    + parameter.choices().stream()
                            .map(choice -> Jsonata.literal(choice, name -> "$" + name))
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        var type = "$type(" + value + ") = ";
        return switch (parameter.type()) {
            case STRING ->
                parameter
                        .pattern()
                        .map(pattern ->
                                "(" + type + "'string' ? $contains(" + value + ", " + regex(pattern) + ") : false)")
                        .orElse(type + "'string'");
            case INTEGER -> "(" + type + "'number' ? $floor(" + value + ") = " + value + " : false)";
            case NUMBER -> type + "'number'";
            case BOOLEAN -> type + "'boolean'";
            case LIST -> type + "'array'";
            case OBJECT -> type + "'object'";
        };
    }

    private static String regex(String pattern) {
        var escaped = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            var sign = pattern.charAt(i);
            if (sign == '\\' && i + 1 < pattern.length()) {
                escaped.append(sign).append(pattern.charAt(++i));
            } else {
                escaped.append(sign == '/' ? "\\/" : String.valueOf(sign));
            }
        }
        return "/^(?:" + escaped + ")$/";
    }

    private String expected() {
        if (!parameter.choices().isEmpty()) {
            return "one of "
                    + parameter.choices().stream()
                            .map(choice -> JsonText.onOneLine(Jsonata.json(choice, name -> "$" + name)))
                            .collect(Collectors.joining(", "));
        }
        return parameter.type().withArticle()
                + parameter.pattern().map(pattern -> " like " + pattern).orElse("");
    }
}
