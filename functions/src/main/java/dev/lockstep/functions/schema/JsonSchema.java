package dev.lockstep.functions.schema;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A JSON Schema (draft 2020-12) that was read once. It knows the assertions that say what a document looks like, and
/// refuses every other keyword by name: one that were ignored would let pass what its author meant to keep out.
/// References, conditions and formats are not among them.
public final class JsonSchema {
    /// What says nothing about values.
    private static final Set<String> REMARKS =
            Set.of("$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated");

    private static final int MOST = 10;

    private final List<Assertion> assertions = new ArrayList<>();
    private final Map<String, JsonSchema> properties = new LinkedHashMap<>();

    /// What must be true of a value.
    @FunctionalInterface
    interface Assertion {
        void check(Json value, String pointer, List<Violation> found);
    }

    private JsonSchema() {}

    /// Reads a schema.
    ///
    /// @throws InvalidInput naming the place of what is no schema, or is not known here
    public static JsonSchema read(Json document) {
        return read(document, "");
    }

    private static JsonSchema read(Json document, String place) {
        JsonSchema schema = new JsonSchema();
        switch (document) {
            case Json.Bool(boolean all) when all -> {}
            case Json.Bool ignored ->
                schema.assertions.add((value, pointer, found) ->
                        found.add(new Violation(pointer, "false", "is there; expected nothing")));
            case Json.Obj(Map<String, Json> keywords) ->
                keywords.forEach((keyword, value) -> schema.keyword(keyword, value, keywords, place));
            case Json other -> throw wrong(place, "is " + other.described() + "; expected an object or true or false");
        }
        return schema;
    }

    /// The properties that the schema names, in its order.
    public List<String> properties() {
        return List.copyOf(properties.keySet());
    }

    /// The schema of a property that it names.
    public Optional<JsonSchema> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /// What is wrong with a value, at most ten things.
    public List<Violation> check(Json value) {
        List<Violation> found = new ArrayList<>();
        check(value, "", found);
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    void check(Json value, String pointer, List<Violation> found) {
        for (Assertion assertion : assertions) {
            if (found.size() < MOST) {
                assertion.check(value, pointer, found);
            }
        }
    }

    private void keyword(String keyword, Json value, Map<String, Json> beside, String place) {
        String here = place + "/" + escaped(keyword);
        switch (keyword) {
            case "properties" -> {
                fields(value, here)
                        .forEach((name, each) -> properties.put(name, read(each, here + "/" + escaped(name))));
                assertions.add(Structure.properties(Map.copyOf(properties)));
            }
            case "additionalProperties" -> {
                Set<String> named = beside.get("properties") instanceof Json.Obj(Map<String, Json> fields)
                        ? fields.keySet()
                        : Set.of();
                assertions.add(Structure.additional(named, read(value, here)));
            }
            case "items" -> assertions.add(Structure.items(read(value, here)));
            case "required" -> assertions.add(Structure.required(texts(value, here)));
            case String other when REMARKS.contains(other) -> {}
            case String other ->
                assertions.add(Assertions.of(other, value, here)
                        .orElseThrow(() -> wrong(
                                here,
                                "is a keyword that is not known here; known are "
                                        + "properties, additionalProperties, items, required, "
                                        + String.join(", ", Assertions.KEYWORDS))));
        }
    }

    static Map<String, Json> fields(Json value, String place) {
        if (value instanceof Json.Obj(Map<String, Json> fields)) {
            return fields;
        }
        throw wrong(place, "is " + value.described() + "; expected an object");
    }

    static List<Json> list(Json value, String place) {
        if (value instanceof Json.Arr(List<Json> items)) {
            return items;
        }
        throw wrong(place, "is " + value.described() + "; expected an array");
    }

    static List<String> texts(Json value, String place) {
        return list(value, place).stream().map(item -> text(item, place)).toList();
    }

    static String text(Json value, String place) {
        if (value instanceof Json.Str(String text)) {
            return text;
        }
        throw wrong(place, "is " + value.described() + "; expected a string");
    }

    static InvalidInput wrong(String place, String what) {
        return new InvalidInput("the schema" + (place.isEmpty() ? "" : " at " + place) + " " + what);
    }

    /// A step of a JSON pointer (RFC 6901).
    static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
