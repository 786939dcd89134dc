package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Retry;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.nio.charset.StandardCharsets;

/// What can be said of a run's size before it runs: data that is written in the source fits into what a state may be
/// given, and items that are counted there do not fill the history of an execution.
final class Estimates implements Check {

    /// Step Functions' limits.
    private static final int PAYLOAD = 262_144;

    private static final int HISTORY = 25_000;

    /// Events of a Task that succeeds, those of each try more, and those around an item.
    private static final int TASK = 5;

    private static final int TRY = 3;
    private static final int ITEM = 2;

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var events = 10L;
        for (var stage : pipeline.stages()) {
            payload(stage, problems);
            var own = events(stage);
            events += own;
            if (own > HISTORY) {
                problems.add(
                        stage.place(),
                        "history.size",
                        "the items of stage '%s' write some %,d events, and an execution's history ends at %,d; give each item an execution of its own: distributed: standard"
                                .formatted(stage.name(), own, HISTORY));
                return;
            }
        }
        if (events > HISTORY) {
            problems.add(
                    pipeline.place(),
                    "history.size",
                    "a run writes some %,d events, and an execution's history ends at %,d; put a part into a pipeline of its own, or distribute items"
                            .formatted(events, HISTORY));
        }
    }

    private static void payload(Stage stage, Problems problems) {
        var given = size(stage.with()) + (stage.work() instanceof Work.Task task ? size(task.arguments()) : 0);
        var items = stage.forEach()
                .map(each -> each.items() instanceof ForEach.Items.Listed listed ? size(listed.list()) : 0L)
                .orElse(0L);
        if (Math.max(given, items) > PAYLOAD) {
            problems.add(
                    stage.place(),
                    "payload.size",
                    "stage '%s' is given %,d bytes, and Step Functions hands on up to %,d; put the data into S3 and give its address"
                            .formatted(stage.name(), Math.max(given, items), PAYLOAD));
        }
    }

    /// Of a run in which everything fails as often as it may before it succeeds; a list that is only known in the run
    /// counts for one item.
    private static long events(Stage stage) {
        var each = TASK + (long) TRY * stage.retry().map(Retry::attempts).orElse(0);
        if (stage.forEach().isEmpty()) {
            return each;
        }
        var forEach = stage.forEach().get();
        return forEach.distributed().isPresent() ? TASK : TASK + count(forEach) * (ITEM + each);
    }

    private static long count(ForEach forEach) {
        return switch (forEach.items()) {
            case ForEach.Items.Listed listed
            when listed.list() instanceof Value.Array array -> array.items().size();
            case ForEach.Items.Listed _, ForEach.Items.Stored _ -> 1;
            case ForEach.Items.Combined combined ->
                combined.matrix().axes().values().stream()
                                .mapToLong(values -> values.size())
                                .reduce(1, Math::multiplyExact)
                        + combined.matrix().include().size();
        };
    }

    /// Bytes of JSON, escapes aside.
    private static long size(Value value) {
        return switch (value) {
            case Value.Text text -> 2L + text.text().getBytes(StandardCharsets.UTF_8).length;
            case Value.Numeric number -> number.number().toPlainString().length();
            case Value.Expression _, Value.Bool _, Value.Null _ -> 4;
            case Value.Array array ->
                2 + array.items().stream().mapToLong(item -> size(item) + 1).sum();
            case Value.Fields fields ->
                2
                        + fields.entries().entrySet().stream()
                                .mapToLong(entry -> entry.getKey().length() + 4 + size(entry.getValue()))
                                .sum();
        };
    }
}
