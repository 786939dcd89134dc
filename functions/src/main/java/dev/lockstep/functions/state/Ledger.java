package dev.lockstep.functions.state;

import dev.lockstep.functions.Cause;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageError;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of a run, one item by its name: when it began, what came of its stages, why it failed. It tells people
/// and machines about runs; no run depends on it, so a line that cannot be written is a warning, not a failure.
///
/// Each stage writes its own attributes, in one call that reads nothing. Items of a `forEach` write none: a thousand at
/// once would fight for one item, and their merge tells what came of them.
public final class Ledger {
    /// As long as Step Functions keeps the history of a run.
    private static final Duration KEPT = Duration.ofDays(90);

    private static final int LONGEST_MESSAGE = 500;

    private final StageContext context;

    public Ledger(StageContext context) {
        this.context = context;
    }

    /// What came of an attempt.
    ///
    /// @param status `done`; `failed`, for good; `again`, where another attempt may succeed
    private record Line(
            String status,
            int attempt,
            long milliseconds,
            Optional<Json> counts,
            Optional<Json> quality,
            Optional<String> error,
            Optional<String> message) {}

    /// An attempt that gave a result.
    public void done(Json result, Instant began, Duration took) {
        Optional<Json.Obj> values = result instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
        stage(
                new Line(
                        "done",
                        context.attempt(),
                        took.toMillis(),
                        values.flatMap(object -> object.get("counts")),
                        values.flatMap(object -> object.get("quality")),
                        Optional.empty(),
                        Optional.empty()),
                began);
    }

    /// An attempt that failed.
    public void failed(RuntimeException failure, Instant began, Duration took) {
        boolean again = failure instanceof StageError error && error.retryable();
        stage(
                new Line(
                        again ? "again" : "failed",
                        context.attempt(),
                        took.toMillis(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(failure.getClass().getName()),
                        Optional.of(shortened(String.valueOf(failure.getMessage())))),
                began);
    }

    /// The run has failed for good.
    public void runFailed(String stage, String error, String cause) {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("status", Items.text("failed"));
        values.put("ended", Items.text(context.time().now().toString()));
        Map<String, Json> why = new LinkedHashMap<>();
        why.put("stage", Json.of(stage));
        why.put("error", Json.of(error));
        why.put("message", Json.of(shortened(Cause.message(cause))));
        values.put("failure", Items.text(JsonText.text(new Json.Obj(why))));
        write(values, "attribute_not_exists(#id) OR #pipeline = :pipeline");
    }

    /// What is known of a run of this pipeline.
    public Optional<Map<String, String>> read(String run) {
        return Clients.ofThisProcess().items().get(id(run)).map(item -> {
            Map<String, String> values = new LinkedHashMap<>();
            item.fields().keySet().forEach(name -> Items.value(item, name).ifPresent(value -> values.put(name, value)));
            return values;
        });
    }

    /// An attempt that Lambda has given up and that ends late must not write over the one that came after it.
    private void stage(Line line, Instant began) {
        if (context.index().isEmpty()) {
            Map<String, Json> values = new LinkedHashMap<>();
            values.put("stage", Items.text(JsonText.text(Records.encode(line))));
            values.put("began", Items.number(ChronoUnit.MICROS.between(Instant.EPOCH, began)));
            write(values, "attribute_not_exists(#began) OR #began <= :began");
        }
    }

    private void write(Map<String, Json> own, String condition) {
        if (!Memory.isThere(context)) {
            return;
        }
        Map<String, Json> values = new LinkedHashMap<>(own);
        values.put("pipeline", Items.text(context.run().pipeline()));
        values.put("mode", Items.text(context.run().mode()));
        values.put("environment", Items.text(context.run().environment()));
        values.put("started", Items.text(context.run().startedAt()));
        values.put("execution", Items.text(context.run().execution()));
        values.put("expires", Items.number(context.time().now().plus(KEPT).getEpochSecond()));
        Map<String, String> names = new LinkedHashMap<>();
        values.keySet().forEach(name -> names.put(name, attribute(name)));
        String update = Items.Change.setting(values.keySet());
        if (condition.contains("#id")) {
            names.put("id", Memory.KEY);
        }
        try {
            Items.Change change = new Items.Change(update, condition, names, values);
            if (!Clients.ofThisProcess().items().update(id(context.run().id()), change)) {
                context.log().warn("a later attempt of " + context.stage() + " is in the ledger already");
            }
        } catch (RuntimeException e) { // whatever it is: the work is done
            context.log().warn("the ledger could not be written: " + e.getMessage());
        }
    }

    private String attribute(String name) {
        return switch (name) {
            case "stage" -> "stage:" + context.stage();
            case "began" -> "began:" + context.stage();
            default -> name;
        };
    }

    private Items.Id id(String run) {
        return Items.Id.of(
                context.settings().physical(context.settings().require("state.table")),
                Memory.KEY,
                Memory.name(context.run().pipeline(), "run", run));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
