package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.expression.Condition;
import dev.lockstep.local.dynamo.expression.Update;
import dev.lockstep.local.dynamo.table.Change;
import dev.lockstep.local.dynamo.table.Database;
import dev.lockstep.local.dynamo.table.Table;
import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoError;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import dev.lockstep.local.dynamo.value.ItemSize;
import dev.lockstep.local.dynamo.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A write to one item, parsed: PutItem, UpdateItem, DeleteItem or a condition check, alone or in a transaction.
sealed interface Writes {

    String table();

    Optional<Condition> condition();

    boolean tellOldWhenFailed();

    /// What a write did.
    record Done(
            Optional<Map<String, AttributeValue>> before,
            Optional<Map<String, AttributeValue>> after,
            List<Change> changes) {}

    record Put(String table, Map<String, AttributeValue> item, Optional<Condition> condition, boolean tellOldWhenFailed)
            implements Writes {}

    record Delete(
            String table, Map<String, AttributeValue> key, Optional<Condition> condition, boolean tellOldWhenFailed)
            implements Writes {}

    record Edit(
            String table,
            Map<String, AttributeValue> key,
            Optional<Update> update,
            Optional<Condition> condition,
            boolean tellOldWhenFailed)
            implements Writes {}

    record Check(
            String table, Map<String, AttributeValue> key, Optional<Condition> condition, boolean tellOldWhenFailed)
            implements Writes {}

    static Put put(Arguments arguments) {
        Expressions expressions = Expressions.of(arguments);
        Optional<Condition> condition = expressions.condition("ConditionExpression");
        expressions.requireAllUsed();
        return new Put(arguments.needText("TableName"), arguments.needItem("Item"), condition, tellsOld(arguments));
    }

    static Delete delete(Arguments arguments) {
        Expressions expressions = Expressions.of(arguments);
        Optional<Condition> condition = expressions.condition("ConditionExpression");
        expressions.requireAllUsed();
        return new Delete(arguments.needText("TableName"), arguments.needItem("Key"), condition, tellsOld(arguments));
    }

    static Check check(Arguments arguments) {
        Delete same = delete(arguments);
        return new Check(same.table(), same.key(), same.condition(), same.tellOldWhenFailed());
    }

    static Edit edit(Arguments arguments) {
        Expressions expressions = Expressions.of(arguments);
        Optional<Update> update =
                arguments.text("UpdateExpression").map(text -> Update.parse(text, expressions.placeholders()));
        Optional<Condition> condition = expressions.condition("ConditionExpression");
        expressions.requireAllUsed();
        return new Edit(
                arguments.needText("TableName"), arguments.needItem("Key"), update, condition, tellsOld(arguments));
    }

    private static boolean tellsOld(Arguments arguments) {
        return arguments
                .choice("ReturnValuesOnConditionCheckFailure", Set.of("NONE", "ALL_OLD"), "NONE")
                .equals("ALL_OLD");
    }

    /// What the write comes to on the tables as they are; changes nothing itself.
    default Done on(Database.View view) {
        Table table = view.table(table());
        return switch (this) {
            case Put put -> {
                Optional<Map<String, AttributeValue>> before =
                        table.get(table.schema().ofItem(put.item()));
                requireSize(put.item(), "Item size has exceeded the maximum allowed size");
                requireCondition(before);
                yield new Done(before, Optional.of(put.item()), List.of(new Change.Put(table(), put.item())));
            }
            case Delete delete -> {
                Optional<Map<String, AttributeValue>> before =
                        table.get(table.schema().ofKey(delete.key()));
                requireCondition(before);
                List<Change> changes = before.isEmpty() ? List.of() : List.of(new Change.Remove(table(), delete.key()));
                yield new Done(before, Optional.empty(), changes);
            }
            case Edit edit -> edit(edit, table);
            case Check check -> {
                Optional<Map<String, AttributeValue>> before =
                        table.get(table.schema().ofKey(check.key()));
                requireCondition(before);
                yield new Done(before, before, List.of());
            }
        };
    }

    private Done edit(Edit edit, Table table) {
        Optional<Map<String, AttributeValue>> before = table.get(table.schema().ofKey(edit.key()));
        for (String attribute : edit.update().map(Update::attributes).orElse(List.of())) {
            if (table.schema().isKey(attribute)) {
                throw DynamoFailure.invalid("One or more parameter values were invalid: Cannot update attribute "
                        + attribute + ". This attribute is part of the key");
            }
        }
        requireCondition(before);
        Map<String, AttributeValue> start = before.orElse(edit.key());
        Map<String, AttributeValue> after =
                edit.update().map(update -> update.apply(start)).orElse(start);
        requireSize(after, "Item size to update has exceeded the maximum allowed size");
        var changes = new ArrayList<Change>();
        changes.add(new Change.Put(table(), after));
        return new Done(before, Optional.of(after), changes);
    }

    private void requireCondition(Optional<Map<String, AttributeValue>> before) {
        if (condition().isPresent() && !condition().get().holds(before.orElse(Map.of()))) {
            DynamoFailure failure = DynamoError.CONDITIONAL_CHECK_FAILED.with("The conditional request failed");
            throw tellOldWhenFailed() && before.isPresent()
                    ? failure.and("Item", Values.writeItem(before.get()))
                    : failure;
        }
    }

    private static void requireSize(Map<String, AttributeValue> item, String message) {
        if (ItemSize.of(item) > ItemSize.LARGEST) {
            throw DynamoFailure.invalid(message);
        }
    }
}
