package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an UpdateExpression does to an item: all of it judged on the item as it was.
public record Update(List<Action> actions) {

    public Update {
        actions = List.copyOf(actions);
    }

    /// One change at one path.
    sealed interface Action {
        Path path();
    }

    record Set(Path path, Operand value) implements Action {}

    record Remove(Path path) implements Action {}

    record Add(Path path, AttributeValue value) implements Action {}

    record Delete(Path path, AttributeValue value) implements Action {}

    public static Update parse(String text, Placeholders placeholders) {
        return new UpdateParser(new Tokens("UpdateExpression", text), placeholders).update();
    }

    /// The top-level attributes it touches, in the order written.
    public List<String> attributes() {
        return actions.stream().map(action -> action.path().name()).distinct().toList();
    }

    /// The item as it is afterwards.
    public Map<String, AttributeValue> apply(Map<String, AttributeValue> before) {
        var evaluation = new Evaluation(before);
        var changes = new ArrayList<Change>();
        for (Action action : actions) {
            changes.add(Change.of(action, evaluation));
        }
        var after = new LinkedHashMap<>(before);
        changes.stream().filter(change -> change.value().isPresent()).forEach(change -> change.applyTo(after));
        // from the back, so that removing an element moves none that is still to be removed
        changes.stream()
                .filter(change -> change.value().isEmpty())
                .sorted(Change.BACKWARDS)
                .forEach(change -> change.applyTo(after));
        return after;
    }
}
