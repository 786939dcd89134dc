package dev.lockstep.pipeline.language;

import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import java.math.BigDecimal;
import java.util.List;

/// The language as JSON Schema, for editors: completion, hover texts, and the plainest mistakes while typing.
///
/// What only the checks can know (names that exist, circles, expressions) is not in it.
public final class JsonSchema {

    /// What the schema of pipelines is called beside them.
    public static final String FILE = "pipeline.schema.json";

    private static final String EXPRESSION = "^\\s*\\{%[\\s\\S]*%\\}\\s*$";
    private static final String DURATION = "^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$";

    private static final String PLACEHOLDER = "<<\\s*[A-Za-z][A-Za-z0-9_]*\\s*>>";

    /// What may be said in part where a base says the rest.
    private static final List<String> LAID_OVER = List.of("parameters", "defaults", "stages", "onFailure", "alarms");

    private static final String PARTIAL = "partial-";

    /// Whether `<<name>>` may stand for anything.
    private final boolean template;

    /// Whether nothing has to be there, for a base says it.
    private final boolean partial;

    private JsonSchema(boolean template, boolean partial) {
        this.template = template;
        this.partial = partial;
    }

    /// The text of `pipeline.schema.json`.
    public static String text() {
        return text("Lockstep pipeline", Vocabulary.PIPELINE, false);
    }

    /// The text of `family.schema.json`, for `NAME.family.yaml`.
    public static String family() {
        return text("Lockstep family of pipelines", TemplateVocabulary.family(Vocabulary.PIPELINE), true);
    }

    /// The text of `base.schema.json`, for `NAME.base.yaml`.
    public static String base() {
        return text("Lockstep base of pipelines", TemplateVocabulary.base(Vocabulary.PIPELINE), true);
    }

    private static String text(String title, Section root, boolean template) {
        var whole = new JsonSchema(template, false);
        var part = new JsonSchema(template, true);
        var schema = Json.Fields.NONE
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("title", title);
        for (var entry : whole.section(root).entries().entrySet()) {
            schema = schema.with(entry.getKey(), entry.getValue());
        }
        return JsonText.indented(schema.with("if", Json.Fields.NONE.with("required", Json.texts(List.of("extends"))))
                .with("then", part.laidOver(root))
                .with("else", whole.laidOver(root))
                .with("$defs", part.definitions(whole.definitions(Json.Fields.NONE))));
    }

    private Json.Fields definitions(Json.Fields before) {
        var definitions = before;
        for (var section : Vocabulary.ALL) {
            if (!section.equals(Vocabulary.PIPELINE)) {
                definitions = definitions.with(name(section), section(section));
            }
        }
        return definitions;
    }

    private String name(Section section) {
        return (partial ? PARTIAL : "") + section.name();
    }

    private Json.Fields laidOver(Section root) {
        var properties = Json.Fields.NONE;
        for (var key : root.keys()) {
            if (LAID_OVER.contains(key.name())) {
                properties = properties.with(key.name(), described(key));
            }
        }
        return Json.Fields.NONE.with("properties", properties);
    }

    private Json.Fields section(Section section) {
        var properties = Json.Fields.NONE;
        for (var key : section.keys()) {
            properties = properties.with(
                    key.name(),
                    section.someOf().isEmpty() || !LAID_OVER.contains(key.name())
                            ? described(key)
                            : Json.Fields.NONE.with("description", key.description()));
        }
        var schema = typed("object")
                .with("description", section.description())
                .with("properties", properties)
                .with("additionalProperties", new Json.Bool(false));
        if (partial) {
            return schema;
        }
        var required = section.keys().stream()
                .filter(Section.Key::required)
                .map(Section.Key::name)
                .toList();
        if (!required.isEmpty()) {
            schema = schema.with("required", Json.texts(required));
        }
        if (!section.oneOf().isEmpty()) {
            schema = schema.with("oneOf", there(section.oneOf()));
        }
        return section.someOf().isEmpty() ? schema : schema.with("anyOf", there(section.someOf()));
    }

    private static Json.Array there(List<String> names) {
        return new Json.Array(names.stream()
                .<Json>map(name -> Json.Fields.NONE.with("required", Json.texts(List.of(name))))
                .toList());
    }

    private Json.Fields described(Section.Key key) {
        return shape(key.shape()).with("description", key.description());
    }

    private Json.Fields shape(Shape shape) {
        return template && !(shape instanceof Shape.Anything || shape instanceof Shape.Text)
                ? any(List.of(own(shape), typed("string").with("pattern", PLACEHOLDER)))
                : own(shape);
    }

    private Json.Fields own(Shape shape) {
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
                any(either.shapes().stream().map(this::shape).toList());
            case Shape.Keys keys -> Json.Fields.NONE.with("$ref", "#/$defs/" + name(keys.section()));
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
