package dev.lockstep.local.dynamo;

import static dev.lockstep.local.dynamo.DynamoFixture.assertInvalid;
import static dev.lockstep.local.dynamo.DynamoFixture.item;
import static dev.lockstep.local.dynamo.DynamoFixture.n;
import static dev.lockstep.local.dynamo.DynamoFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Numbers, conditions, updates and projections as DynamoDB has them.
interface DynamoExpressionContract extends DynamoFixture {

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "0, 0",
        "-0.0, 0",
        "1e3, 1000",
        "0.000001, 0.000001",
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
        "100, 100"
    })
    default void writesNumbersInOneWay(String put, String got) {
        put("id", s("number"), "n", AttributeValue.fromN(put));
        assertEquals(AttributeValue.fromN(got), get("number").get("n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "1e126", "1e-131", "123456789012345678901234567890123456789", "NaN"})
    default void refusesWhatIsNoNumberItCanHold(String text) {
        DynamoDbException failure =
                assertThrows(DynamoDbException.class, () -> put("id", s("number"), "n", AttributeValue.fromN(text)));
        assertEquals("ValidationException", failure.awsErrorDetails().errorCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = :one|true",
                "a <> :one|false",
                "a < :two AND a <= :one AND a > :zero AND a >= :one|true",
                "absent = :one|false",
                "absent <> :one|true",
                "NOT absent = :one|true",
                "attribute_exists(m.k) AND attribute_not_exists(m.absent)|true",
                "l[1] = :text|true",
                "attribute_exists(l[2])|false",
                "size(t) = :five|true",
                "size(l) = :two|true",
                "size(a) = :one|false",
                "begins_with(t, :he)|true",
                "contains(t, :ll)|true",
                "contains(l, :text)|true",
                "contains(st, :text)|true",
                "contains(st, :he)|false",
                "a BETWEEN :zero AND :two|true",
                "a IN (:zero, :one)|true",
                "a IN (:zero, :two)|false",
                "attribute_type(m, :map)|true",
                "attribute_type(a, :map)|false",
                "a = :zero OR a = :one AND t = :he|false",
                "(a = :zero OR a = :one) AND NOT (t = :he)|true",
                "a < :text|false",
                "m.k = :text|true"
            })
    default void judgesConditions(String condition, boolean holds) {
        put(
                "id",
                s("judged"),
                "a",
                n(1),
                "t",
                s("hello"),
                "l",
                AttributeValue.fromL(List.of(n(1), s("text"))),
                "m",
                AttributeValue.fromM(Map.of("k", s("text"))),
                "st",
                AttributeValue.fromSs(List.of("text", "more")));
        var all = Map.of(
                ":zero", n(0), ":one", n(1), ":two", n(2), ":five", n(5), ":he", s("he"), ":ll", s("ll"), ":text",
                s("text"), ":map", s("M"));
        var used = new LinkedHashMap<String, AttributeValue>();
        all.forEach((name, value) -> {
            if (condition.matches(".*" + name + "\\b.*")) {
                used.put(name, value);
            }
        });
        var found = db().scan(r -> {
                    r.tableName(table()).filterExpression(condition);
                    if (!used.isEmpty()) {
                        r.expressionAttributeValues(used);
                    }
                })
                .count();
        assertEquals(holds ? 1 : 0, found);
    }

    @Test
    default void updatesByAllFourClausesAtOnce() {
        put(
                "id",
                s("edit"),
                "count",
                n(1),
                "gone",
                s("x"),
                "tags",
                AttributeValue.fromSs(List.of("a", "b")),
                "list",
                AttributeValue.fromL(List.of(n(1))),
                "map",
                AttributeValue.fromM(Map.of("k", n(1))));
        var after = update(
                "edit",
                "SET #c = #c + :two, fresh = if_not_exists(fresh, :two), #m.k2 = :two,"
                        + " #l = list_append(#l, :more) REMOVE gone ADD hits :two DELETE tags :a",
                Map.of(
                        ":two",
                        n(2),
                        ":more",
                        AttributeValue.fromL(List.of(n(9))),
                        ":a",
                        AttributeValue.fromSs(List.of("a"))),
                Map.of("#c", "count", "#m", "map", "#l", "list"));
        assertEquals(
                item(
                        "id",
                        s("edit"),
                        "count",
                        n(3),
                        "tags",
                        AttributeValue.fromSs(List.of("b")),
                        "list",
                        AttributeValue.fromL(List.of(n(1), n(9))),
                        "map",
                        AttributeValue.fromM(Map.of("k", n(1), "k2", n(2))),
                        "fresh",
                        n(2),
                        "hits",
                        n(2)),
                after);
    }

    @Test
    default void updateMakesTheItemThatIsNotThere() {
        assertEquals(item("id", s("made"), "n", n(5)), update("made", "ADD n :five", Map.of(":five", n(5)), Map.of()));
        assertEquals(
                n(10),
                update("made", "ADD n :five", Map.of(":five", n(5)), Map.of()).get("n"));
    }

    @Test
    default void updateTellsWhatItTouched() {
        put("id", s("touched"), "a", n(1), "b", n(2));
        var old = db().updateItem(r -> r.tableName(table())
                        .key(Map.of("id", s("touched")))
                        .updateExpression("SET a = :n")
                        .expressionAttributeValues(Map.of(":n", n(7)))
                        .returnValues(ReturnValue.UPDATED_OLD))
                .attributes();
        assertEquals(item("a", n(1)), old);
    }

    @Test
    default void refusesUpdatesThatCannotBe() {
        put("id", s("edit"), "t", s("text"));
        assertInvalid(
                "Cannot update attribute id. This attribute is part of the key",
                () -> update("edit", "SET id = :x", Map.of(":x", s("y")), Map.of()));
        assertInvalid(
                "An operand in the update expression has an incorrect data type",
                () -> update("edit", "SET t = t + :x", Map.of(":x", n(1)), Map.of()));
        assertInvalid(
                "The provided expression refers to an attribute that does not exist in the item",
                () -> update("edit", "SET t = nothing", Map.of(), Map.of()));
        assertInvalid(
                "The document path provided in the update expression is invalid for update",
                () -> update("edit", "SET nothing.k = :x", Map.of(":x", n(1)), Map.of()));
        assertInvalid(
                "Two document paths overlap with each other",
                () -> update("edit", "SET t = :x REMOVE t", Map.of(":x", n(1)), Map.of()));
        assertEquals(item("id", s("edit"), "t", s("text")), get("edit"));
    }

    @Test
    default void refusesExpressionsThatDoNotRead() {
        assertInvalid("Syntax error; token:", () -> update("e", "SET a :x", Map.of(":x", n(1)), Map.of()));
        assertInvalid(
                "Attribute name is a reserved keyword; reserved keyword: name",
                () -> update("e", "SET name = :x", Map.of(":x", n(1)), Map.of()));
        assertInvalid(
                "An expression attribute value used in expression is not defined; attribute value: :y",
                () -> update("e", "SET a = :y, b = :x", Map.of(":x", n(1)), Map.of()));
        assertInvalid(
                "Value provided in ExpressionAttributeValues unused in expressions: keys: {:y}",
                () -> update("e", "SET a = :x", Map.of(":x", n(1), ":y", n(1)), Map.of()));
        assertInvalid(
                "An expression attribute name used in the document path is not defined; attribute name: #n",
                () -> update("e", "SET #n = :x", Map.of(":x", n(1)), Map.of()));
    }

    @Test
    default void projectsPartsOfItems() {
        put(
                "id",
                s("part"),
                "a",
                n(1),
                "m",
                AttributeValue.fromM(Map.of("x", n(1), "y", n(2))),
                "l",
                AttributeValue.fromL(List.of(n(1), n(2), n(3))));
        var part = db().getItem(r -> r.tableName(table())
                        .key(Map.of("id", s("part")))
                        .projectionExpression("m.x, l[2], l[0], #missing")
                        .expressionAttributeNames(Map.of("#missing", "missing")))
                .item();
        assertEquals(
                item("m", AttributeValue.fromM(Map.of("x", n(1))), "l", AttributeValue.fromL(List.of(n(1), n(3)))),
                part);
    }
}
