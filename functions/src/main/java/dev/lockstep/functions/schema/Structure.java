package dev.lockstep.functions.schema;

import dev.lockstep.functions.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must be true of the parts of objects and arrays. A value of another kind has none, and so breaks none of these.
final class Structure {
    private Structure() {}

    static JsonSchema.Assertion properties(Map<String, JsonSchema> schemas) {
        return (value, pointer, found) -> {
            if (value instanceof Json.Obj(Map<String, Json> fields)) {
                fields.forEach((name, field) -> {
                    JsonSchema schema = schemas.get(name);
                    if (schema != null) {
                        schema.check(field, pointer + "/" + JsonSchema.escaped(name), found);
                    }
                });
            }
        };
    }

    static JsonSchema.Assertion additional(Set<String> named, JsonSchema schema) {
        return (value, pointer, found) -> {
            if (value instanceof Json.Obj(Map<String, Json> fields)) {
                fields.forEach((name, field) -> {
                    if (!named.contains(name)) {
                        schema.check(field, pointer + "/" + JsonSchema.escaped(name), found);
                    }
                });
            }
        };
    }

    static JsonSchema.Assertion items(JsonSchema schema) {
        return (value, pointer, found) -> {
            if (value instanceof Json.Arr(List<Json> items)) {
                for (int i = 0; i < items.size(); i++) {
                    schema.check(items.get(i), pointer + "/" + i, found);
                }
            }
        };
    }

    static JsonSchema.Assertion required(List<String> names) {
        return (value, pointer, found) -> {
            if (value instanceof Json.Obj(Map<String, Json> fields)) {
                for (String name : names) {
                    if (!fields.containsKey(name)) {
                        found.add(new Violation(
                                pointer + "/" + JsonSchema.escaped(name), "required", "is missing; it is required"));
                    }
                }
            }
        };
    }
}
