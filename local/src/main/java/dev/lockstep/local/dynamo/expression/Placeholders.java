package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The `#names` and `:values` that came with a request's expressions; every one must be used, and no other may be.
public final class Placeholders {

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = Map.copyOf(names);
        this.values = Map.copyOf(values);
        this.unusedNames = new TreeSet<>(names.keySet());
        this.unusedValues = new TreeSet<>(values.keySet());
        for (String name : names.keySet()) {
            if (!name.matches("#[A-Za-z0-9_]+")) {
                throw DynamoFailure.invalid(
                        "ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + name + "\"");
            }
        }
        for (String value : values.keySet()) {
            if (!value.matches(":[A-Za-z0-9_]+")) {
                throw DynamoFailure.invalid(
                        "ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + value + "\"");
            }
        }
    }

    String name(Tokens tokens, String placeholder) {
        String name = names.get(placeholder);
        if (name == null) {
            throw tokens.invalid(
                    "An expression attribute name used in the document path is not defined; attribute name: "
                            + placeholder);
        }
        unusedNames.remove(placeholder);
        return name;
    }

    AttributeValue value(Tokens tokens, String placeholder) {
        AttributeValue value = values.get(placeholder);
        if (value == null) {
            throw tokens.invalid(
                    "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
        }
        unusedValues.remove(placeholder);
        return value;
    }

    /// To be called when all expressions of the request have been parsed.
    public void requireAllUsed() {
        if (!unusedNames.isEmpty()) {
            throw DynamoFailure.invalid("Value provided in ExpressionAttributeNames unused in expressions: keys: {"
                    + String.join(", ", unusedNames) + "}");
        }
        if (!unusedValues.isEmpty()) {
            throw DynamoFailure.invalid("Value provided in ExpressionAttributeValues unused in expressions: keys: {"
                    + String.join(", ", unusedValues) + "}");
        }
    }
}
