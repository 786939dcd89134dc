package dev.lockstep.pipeline.expression;

import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.stage.Cache;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Recovery;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.util.ArrayList;
import java.util.List;

/// Finds the expressions in what an author wrote.
public final class Expressions {

    private Expressions() {}

    /// Every expression of a stage, in the order of its keys.
    public static List<Value.Expression> of(Stage stage) {
        var found = new ArrayList<Value.Expression>();
        stage.when().ifPresent(found::add);
        found.addAll(of(stage.work()));
        stage.forEach().ifPresent(forEach -> found.addAll(of(forEach)));
        collect(stage.with(), found);
        stage.quality().ifPresent(quality -> collect(quality.atLeast(), found));
        stage.cache().flatMap(Cache::key).ifPresent(key -> collect(key, found));
        stage.onFailure().flatMap(Recovery::handler).ifPresent(handler -> collect(handler.with(), found));
        stage.compensate().ifPresent(handler -> collect(handler.with(), found));
        return List.copyOf(found);
    }

    /// Those of a trigger: its parameters', and its filter.
    public static List<Value.Expression> of(Trigger trigger) {
        var found = new ArrayList<>(trigger.filter().stream().toList());
        trigger.parameters().values().forEach(value -> collect(value, found));
        return List.copyOf(found);
    }

    /// Those of what a stage is done for, and of where its results go.
    public static List<Value.Expression> of(ForEach forEach) {
        var found = new ArrayList<>(of(forEach.items()));
        forEach.distributed().flatMap(ForEach.Distribution::results).ifPresent(results -> found.addAll(of(results)));
        return List.copyOf(found);
    }

    private static List<Value.Expression> of(ForEach.Items items) {
        return switch (items) {
            case ForEach.Items.Listed listed -> of(listed.list());
            case ForEach.Items.Combined _ -> List.of();
            case ForEach.Items.Stored stored -> of(stored.address());
        };
    }

    /// Those that say what the work is, apart from what it is given.
    public static List<Value.Expression> of(Work work) {
        return switch (work) {
            case Work.Handler _, Work.Child _ -> List.of();
            case Work.Task task -> of(task.arguments());
            case Work.Approval approval ->
                approval.message().map(Expressions::of).orElse(List.of());
            case Work.Choice choice -> List.copyOf(choice.outcomes().values());
            case Work.Wait wait ->
                switch (wait.length()) {
                    case Work.Length.For _ -> List.of();
                    case Work.Length.Seconds seconds -> List.of(seconds.number());
                    case Work.Length.Until until -> of(until.moment());
                };
        };
    }

    public static List<Value.Expression> of(Value value) {
        var found = new ArrayList<Value.Expression>();
        collect(value, found);
        return List.copyOf(found);
    }

    private static void collect(Value value, List<Value.Expression> found) {
        switch (value) {
            case Value.Expression expression -> found.add(expression);
            case Value.Array array -> array.items().forEach(item -> collect(item, found));
            case Value.Fields fields -> fields.entries().values().forEach(item -> collect(item, found));
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _ -> {}
        }
    }
}
