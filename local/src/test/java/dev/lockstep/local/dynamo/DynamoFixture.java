package dev.lockstep.local.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A DynamoDB to hold to the contract, and short words for what the contract does with it.
interface DynamoFixture {

    DynamoDbClient db();

    /// A table nobody else uses with the string key `id`.
    String table();

    /// A table nobody else uses with the string key `id` and the number `seq`.
    String series();

    static void createTable(DynamoDbClient db, String name) {
        db.createTable(r -> r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(key("id", KeyType.HASH)))
                .attributeDefinitions(List.of(attribute("id", ScalarAttributeType.S))));
    }

    static void createSeries(DynamoDbClient db, String name) {
        db.createTable(r -> r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(key("id", KeyType.HASH), key("seq", KeyType.RANGE)))
                .attributeDefinitions(
                        List.of(attribute("id", ScalarAttributeType.S), attribute("seq", ScalarAttributeType.N))));
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static Map<String, AttributeValue> item(Object... pairs) {
        var item = new LinkedHashMap<String, AttributeValue>();
        for (int i = 0; i < pairs.length; i += 2) {
            item.put((String) pairs[i], (AttributeValue) pairs[i + 1]);
        }
        return item;
    }

    default void put(Object... pairs) {
        db().putItem(r -> r.tableName(table()).item(item(pairs)));
    }

    default Map<String, AttributeValue> get(String id) {
        return db().getItem(r -> r.tableName(table()).key(Map.of("id", s(id))).consistentRead(true))
                .item();
    }

    default Map<String, AttributeValue> update(
            String id, String expression, Map<String, AttributeValue> values, Map<String, String> names) {
        Consumer<UpdateItemRequest.Builder> request = r -> {
            r.tableName(table())
                    .key(Map.of("id", s(id)))
                    .updateExpression(expression)
                    .returnValues(ReturnValue.ALL_NEW);
            if (!values.isEmpty()) {
                r.expressionAttributeValues(values);
            }
            if (!names.isEmpty()) {
                r.expressionAttributeNames(names);
            }
        };
        return db().updateItem(request).attributes();
    }

    /// Expects DynamoDB to refuse the call.
    ///
    /// @param message a part of AWS's text, and after a bar DynamoDB Local's where that one differs
    static void assertInvalid(String message, Runnable call) {
        DynamoDbException failure = assertThrows(DynamoDbException.class, call::run);
        assertEquals("ValidationException", failure.awsErrorDetails().errorCode());
        assertTrue(
                Stream.of(message.split("\\|"))
                        .anyMatch(failure.awsErrorDetails().errorMessage()::contains),
                () -> "found: " + failure.awsErrorDetails().errorMessage());
    }
}
