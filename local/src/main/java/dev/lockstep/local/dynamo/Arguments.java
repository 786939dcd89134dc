package dev.lockstep.local.dynamo;

import dev.lockstep.engine.value.Null;
import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoError;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import dev.lockstep.local.dynamo.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A request's members, by name and type. What the operation does not have is refused by name.
record Arguments(Map<String, Object> members) {

    private static final Set<String> LEGACY = Set.of(
            "Expected",
            "AttributeUpdates",
            "ConditionalOperator",
            "AttributesToGet",
            "KeyConditions",
            "QueryFilter",
            "ScanFilter");

    static Arguments of(Object json) {
        if (!(json instanceof Map<?, ?> object)) {
            throw DynamoError.SERIALIZATION.with("Unexpected value type in payload");
        }
        var members = new LinkedHashMap<String, Object>();
        object.forEach((name, value) -> {
            if (value != Null.NULL) {
                members.put(String.valueOf(name), value);
            }
        });
        return new Arguments(members);
    }

    /// Nothing passes quietly: a member we would not look at is an error.
    Arguments only(Set<String> known) {
        for (String name : members.keySet()) {
            if (LEGACY.contains(name)) {
                throw DynamoFailure.invalid("the legacy parameter " + name
                        + " is not part of the local DynamoDB: use the expression parameters instead");
            }
            if (!known.contains(name)) {
                throw DynamoFailure.invalid("the parameter " + name + " is not part of the local DynamoDB");
            }
        }
        return this;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) {
        return typed(name, String.class);
    }

    String needText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    Optional<Boolean> truth(String name) {
        return typed(name, Boolean.class);
    }

    Optional<Long> number(String name) {
        return typed(name, Number.class).map(Number::longValue);
    }

    /// A positive number, as limits are.
    Optional<Integer> limit(String name) {
        return number(name).map(value -> {
            if (value < 1 || value > Integer.MAX_VALUE) {
                throw DynamoFailure.invalid("1 validation error detected: Value '" + value + "' at '"
                        + lowerFirst(name) + "' failed to satisfy constraint: Member must have value greater than or"
                        + " equal to 1");
            }
            return value.intValue();
        });
    }

    List<?> list(String name) {
        Optional<List<?>> list = typed(name, List.class).map(value -> value);
        return list.orElse(List.of());
    }

    Optional<Arguments> object(String name) {
        return Optional.ofNullable(members.get(name)).map(Arguments::of);
    }

    Arguments need(String name) {
        return object(name).orElseThrow(() -> missing(name));
    }

    Optional<Map<String, AttributeValue>> item(String name) {
        return Optional.ofNullable(members.get(name)).map(Values::readItem);
    }

    Map<String, AttributeValue> needItem(String name) {
        return item(name).orElseThrow(() -> missing(name));
    }

    /// A member of a fixed set of texts.
    String choice(String name, Set<String> choices, String otherwise) {
        String value = text(name).orElse(otherwise);
        if (!choices.contains(value)) {
            throw DynamoFailure.invalid("1 validation error detected: Value '" + value + "' at '" + lowerFirst(name)
                    + "' failed to satisfy constraint: Member must satisfy enum value set: "
                    + choices.stream().sorted().toList());
        }
        return value;
    }

    private static DynamoFailure missing(String name) {
        return DynamoFailure.invalid("1 validation error detected: Value null at '" + lowerFirst(name)
                + "' failed to satisfy constraint: Member must not be null");
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private <T> Optional<T> typed(String name, Class<T> type) {
        Object value = members.get(name);
        if (value == null || type.isInstance(value)) {
            return Optional.ofNullable(type.cast(value));
        }
        throw DynamoError.SERIALIZATION.with(name + " has a value of the wrong type");
    }
}
