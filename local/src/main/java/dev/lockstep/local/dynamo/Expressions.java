package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.expression.Condition;
import dev.lockstep.local.dynamo.expression.Placeholders;
import dev.lockstep.local.dynamo.expression.Projection;
import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoError;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The expressions of one request and what they refer to.
record Expressions(Arguments arguments, Placeholders placeholders) {

    static Expressions of(Arguments arguments) {
        var names = new LinkedHashMap<String, String>();
        arguments
                .object("ExpressionAttributeNames")
                .ifPresent(object -> object.members().forEach((name, value) -> names.put(name, text(value))));
        Map<String, AttributeValue> values =
                arguments.item("ExpressionAttributeValues").orElse(Map.of());
        if (arguments.has("ExpressionAttributeValues") && values.isEmpty()) {
            throw DynamoFailure.invalid("ExpressionAttributeValues must not be empty");
        }
        return new Expressions(arguments, new Placeholders(names, values));
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw DynamoError.SERIALIZATION.with("ExpressionAttributeNames has a value of the wrong type");
    }

    Optional<Condition> condition(String name) {
        return arguments.text(name).map(text -> Condition.parse(name, text, placeholders));
    }

    Optional<Projection> projection() {
        return arguments.text("ProjectionExpression").map(text -> Projection.parse(text, placeholders));
    }

    /// To be called when all have been parsed.
    void requireAllUsed() {
        boolean any = arguments.members().keySet().stream().anyMatch(name -> name.endsWith("Expression"));
        if (!any && (arguments.has("ExpressionAttributeNames") || arguments.has("ExpressionAttributeValues"))) {
            String which = arguments.has("ExpressionAttributeNames")
                    ? "ExpressionAttributeNames"
                    : "ExpressionAttributeValues";
            throw DynamoFailure.invalid(which + " can only be specified when using expressions");
        }
        placeholders.requireAllUsed();
    }
}
