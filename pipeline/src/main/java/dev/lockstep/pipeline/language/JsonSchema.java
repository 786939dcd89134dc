package dev.lockstep.pipeline.language;

import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import java.math.BigDecimal;
import java.util.List;

/// The language as JSON Schema, for editors: completion, hover texts, and the plainest mistakes while typing.
///
/// What only the checks can know (names that exist, circles, expressions) is not in it.
public final class JsonSchema {

    private static final String EXPRESSION = "^\\s*\\{%[\\s\\S]*%\\}\\s*$";
    private static final String DURATION = "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$";

    private JsonSchema() {}

    /// The text of `pipeline.schema.json`.
    public static String text() {
        var definitions = Json.Fields.NONE;
        for (var section : Vocabulary.ALL) {
            if (!section.equals(Vocabulary.PIPELINE)) {
                definitions = definitions.with(section.name(), section(section));
            }
        }
        var schema = Json.Fields.NONE
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("title", "Lockstep pipeline");
        for (var entry : section(Vocabulary.PIPELINE).entries().entrySet()) {
            schema = schema.with(entry.getKey(), entry.getValue());
        }
        return JsonText.indented(schema.with("$defs", definitions));
    }

    private static Json.Fields section(Section section) {
        var properties = Json.Fields.NONE;
        for (var key : section.keys()) {
            properties = properties.with(key.name(), described(key));
        }
        var schema = typed("object")
                .with("description", section.description())
                .with("properties", properties)
                .with("additionalProperties", new Json.Bool(false));
        var required = section.keys().stream()
                .filter(Section.Key::required)
                .map(Section.Key::name)
                .toList();
        if (!required.isEmpty()) {
            schema = schema.with("required", Json.texts(required));
        }
        if (!section.oneOf().isEmpty()) {
            schema = schema.with(
                    "oneOf",
                    new Json.Array(section.oneOf().stream()
                            .<Json>map(name -> Json.Fields.NONE.with("required", Json.texts(List.of(name))))
                            .toList()));
        }
        return schema;
    }

    private static Json.Fields described(Section.Key key) {
        return shape(key.shape()).with("description", key.description());
    }

    private static Json.Fields shape(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> Json.Fields.NONE.with("type", Json.texts(List.of("string", "number")));
            case Shape.Formed formed ->
                typed("string")
                        .with("pattern", formed.pattern())
                        .with("examples", Json.texts(List.of(formed.example())));
            case Shape.OneOf oneOf -> Json.Fields.NONE.with("enum", Json.texts(oneOf.words()));
            case Shape.Truth _ -> typed("boolean");
            case Shape.Whole whole -> range("integer", whole.least(), whole.most());
            case Shape.Between between -> range("number", between.least(), between.most());
            case Shape.Duration _ ->
                typed("string").with("pattern", DURATION).with("examples", Json.texts(List.of("30s", "5m", "1h30m")));
            case Shape.Part _ ->
                any(List.of(range("number", 0, 1), typed("string").with("pattern", "^[0-9]+(\\.[0-9]+)?\\s*%$")));
            case Shape.Expression _ ->
                typed("string").with("pattern", EXPRESSION).with("examples", Json.texts(List.of("{% $params.name %}")));
            case Shape.Anything _ -> Json.Fields.NONE;
            case Shape.Values _ -> typed("object");
            case Shape.Names _ -> any(List.of(typed("string"), typed("array").with("items", typed("string"))));
            case Shape.ListOf list -> typed("array").with("items", shape(list.item()));
            case Shape.Named named -> typed("object").with("additionalProperties", shape(named.each()));
            case Shape.Either either ->
                any(either.shapes().stream().map(JsonSchema::shape).toList());
            case Shape.Keys keys ->
                Json.Fields.NONE.with("$ref", "#/$defs/" + keys.section().name());
        };
    }

    private static Json.Fields typed(String type) {
        return Json.Fields.NONE.with("type", type);
    }

    private static Json.Fields any(List<Json.Fields> schemas) {
        return Json.Fields.NONE.with("anyOf", new Json.Array(List.copyOf(schemas)));
    }

    private static Json.Fields range(String type, int least, int most) {
        return typed(type)
                .with("minimum", new Json.Numeric(BigDecimal.valueOf(least)))
                .with("maximum", new Json.Numeric(BigDecimal.valueOf(most)));
    }
}
