package dev.lockstep.local.dynamo.table;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which attributes tell a table's items apart.
public record KeySchema(KeyAttribute partition, Optional<KeyAttribute> sort) {

    /// One attribute of the key.
    ///
    /// @param type `S`, `N` or `B`
    public record KeyAttribute(String name, String type) {}

    public List<KeyAttribute> attributes() {
        return sort.map(attribute -> List.of(partition, attribute)).orElse(List.of(partition));
    }

    public boolean isKey(String attribute) {
        return attributes().stream().anyMatch(key -> key.name().equals(attribute));
    }

    /// The key of an item that is to be put.
    public Key ofItem(Map<String, AttributeValue> item) {
        for (KeyAttribute attribute : attributes()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null) {
                throw DynamoFailure.invalid("One or more parameter values were invalid: Missing the key "
                        + attribute.name() + " in the item");
            }
            if (!value.type().equals(attribute.type())) {
                throw DynamoFailure.invalid("One or more parameter values were invalid: Type mismatch for key "
                        + attribute.name() + " expected: " + attribute.type() + " actual: " + value.type());
            }
            requireContent(attribute.name(), value);
        }
        return key(item);
    }

    /// The key a request names, which must be just that.
    public Key ofKey(Map<String, AttributeValue> key) {
        boolean fits = key.size() == attributes().size()
                && attributes().stream().allMatch(attribute -> {
                    AttributeValue value = key.get(attribute.name());
                    return value != null && value.type().equals(attribute.type());
                });
        if (!fits) {
            throw DynamoFailure.invalid("The provided key element does not match the schema");
        }
        attributes().forEach(attribute -> requireContent(attribute.name(), get(key, attribute)));
        return key(key);
    }

    private static AttributeValue get(Map<String, AttributeValue> item, KeyAttribute attribute) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw new IllegalStateException("an item without its key " + attribute.name());
        }
        return value;
    }

    private Key key(Map<String, AttributeValue> item) {
        AttributeValue first = get(item, partition);
        return sort.map(attribute -> new Key(first, get(item, attribute))).orElse(Key.first(first));
    }

    /// Just the attributes of the key.
    public Map<String, AttributeValue> part(Map<String, AttributeValue> item) {
        var part = new LinkedHashMap<String, AttributeValue>();
        attributes().forEach(attribute -> part.put(attribute.name(), get(item, attribute)));
        return part;
    }

    private static void requireContent(String name, AttributeValue value) {
        boolean empty = switch (value) {
            case AttributeValue.S(String text) -> text.isEmpty();
            case AttributeValue.B(ByteBuffer bytes) -> !bytes.hasRemaining();
            case AttributeValue.N(BigDecimal _) -> false;
            default -> false;
        };
        if (empty) {
            throw DynamoFailure.invalid(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute"
                            + " cannot contain an empty " + (value instanceof AttributeValue.S ? "string" : "binary")
                            + " value. Key: " + name);
        }
    }
}
