package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.asl.machine.Call;
import dev.lockstep.pipeline.asl.machine.Catcher;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.asl.machine.StateMachine;
import dev.lockstep.pipeline.expression.Expression;
import dev.lockstep.pipeline.expression.Expressions;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.Cache;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// The states of a stage that is done for items: a Map, and behind it a Choice that weighs which of them failed.
///
/// In an execution of its own an iteration knows no variable of the state machine, so it is handed those it reads.
record ItemStates(Stage stage, ForEach forEach, Scope scope, Failure failure) {

    private static final String GIVEN = "given";

    /// What an iteration is handed: the context object inside it is not the same everywhere, its input is.
    private static final Json.Fields ITEM = Json.Fields.NONE
            .with("item", Json.expression("$states.context.Map.Item.Value"))
            .with("index", Json.expression("$states.context.Map.Item.Index"));

    /// Whether failed items stand in the list of results, to be weighed when all are done.
    ///
    /// Results in S3 nobody could weigh: Step Functions counts. Inline, the first fails the Map unless some may.
    static boolean weighed(Stage stage) {
        return stage.forEach()
                .filter(each -> each.distributed().isPresent()
                        ? writer(each).isEmpty()
                        : each.tolerate().isPresent())
                .isPresent();
    }

    private static Optional<Value> writer(ForEach forEach) {
        return forEach.distributed().flatMap(ForEach.Distribution::results);
    }

    /// What an author's variables are called where the stage is done.
    static UnaryOperator<String> variables(Stage stage, Scope scope) {
        return stage.forEach()
                .filter(each -> each.distributed().isPresent())
                .<UnaryOperator<String>>map(each -> name -> handed(each, scope, name))
                .orElse(scope::variable);
    }

    private static String handed(ForEach forEach, Scope scope, String name) {
        var batch = forEach.batch().isPresent();
        return switch (name) {
            case "items" -> "[$states.input.Items.item]";
            case "index" -> batch ? "$states.input.Items[0].index" : "$states.input.index";
            default ->
                scope.isVariable(name)
                        ? "$states.input." + (batch ? "BatchInput" : GIVEN) + "." + name
                        : scope.variable(name);
        };
    }

    SequencedMap<String, State> states(Call call, Json.Fields assign, State.Exit exit) {
        var weighed = weighed(stage);
        var states = new LinkedHashMap<String, State>();
        states.put(
                stage.name(),
                new State.Map(
                        comment(),
                        over(),
                        selected(),
                        forEach.concurrency(),
                        mode(),
                        processor(call, weighed),
                        List.of(failure.catcher()),
                        weighed ? assign : StageStates.done(stage, assign),
                        weighed ? new State.Exit.Next(StateNames.tolerate(stage.name())) : exit));
        if (weighed) {
            states.put(
                    StateNames.tolerate(stage.name()),
                    weighing(forEach.tolerate().orElseGet(() -> new ForEach.Tolerance.Count(0))));
        }
        return states;
    }

    private State.Over over() {
        return switch (forEach.items()) {
            case ForEach.Items.Listed listed -> new State.Over.Items(Jsonata.json(listed.list(), scope::variable));
            case ForEach.Items.Combined combined ->
                new State.Over.Items(new Json.Array(combined.matrix().combinations().stream()
                        .<Json>map(combination -> Jsonata.json((Value) combination, scope::variable))
                        .toList()));
            case ForEach.Items.Stored stored -> new State.Over.Reader(Addresses.reader(stored, scope));
        };
    }

    private Json.Fields selected() {
        return forEach.distributed().isPresent() && forEach.batch().isEmpty() ? ITEM.with(GIVEN, given()) : ITEM;
    }

    private State.Mode mode() {
        return forEach.distributed()
                .<State.Mode>map(distributed -> new State.Mode.Distributed(
                        stage.name(),
                        distributed.children().name(),
                        distributed.batch().map(this::batcher),
                        weighed(stage) ? Json.Fields.NONE : tolerated(),
                        distributed.results().map(results -> Addresses.writer(results, scope))))
                .orElseGet(State.Mode.Inline::new);
    }

    private Json.Fields batcher(ForEach.Batch batch) {
        var json = Json.Fields.NONE;
        if (batch.items().isPresent()) {
            json = json.with("MaxItemsPerBatch", batch.items().getAsInt());
        }
        if (batch.bytes().isPresent()) {
            json = json.with("MaxInputBytesPerBatch", batch.bytes().getAsInt());
        }
        return json.with("BatchInput", given());
    }

    private Json.Fields tolerated() {
        return forEach.tolerate()
                .map(tolerance -> switch (tolerance) {
                    case ForEach.Tolerance.Count count -> Json.Fields.NONE.with("ToleratedFailureCount", count.items());
                    case ForEach.Tolerance.Share share ->
                        Json.Fields.NONE.with(
                                "ToleratedFailurePercentage",
                                new Json.Numeric(new BigDecimal(share.part()
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString())));
                })
                .orElse(Json.Fields.NONE);
    }

    /// The variables that are read where the stage is done, by their names.
    private Json.Fields given() {
        var read = new ArrayList<>(Expressions.of(stage.work()));
        read.addAll(Expressions.of(stage.with()));
        stage.quality().map(Quality::atLeast).ifPresent(value -> read.addAll(Expressions.of(value)));
        stage.cache().flatMap(Cache::key).ifPresent(key -> read.addAll(Expressions.of(key)));
        var names = new LinkedHashSet<String>(List.of("run"));
        read.forEach(
                expression -> names.addAll(Expression.of(expression.source()).variables()));
        var given = Json.Fields.NONE;
        for (var name : names) {
            if (scope.isVariable(name)) {
                given = given.with(name, Json.expression(scope.variable(name)));
            }
        }
        return given;
    }

    /// An item that fails ends its iteration in a Fail state, with its own error; one that is weighed later in a Pass
    /// state that puts its error where its result would be.
    private StateMachine processor(Call call, boolean weighed) {
        var name = StateNames.item(stage.name());
        var failed = StateNames.itemFailed(stage.name());
        var error = Json.Fields.NONE
                .with("index", Json.expression(variables(stage, scope).apply("index")))
                .with("error", Json.expression("$states.errorOutput.Error"))
                .with("cause", Json.expression("'' & $states.errorOutput.Cause"));
        var catcher = new Catcher(FailurePath.ANY, Json.Fields.NONE, Optional.of(error), failed);
        var states = new LinkedHashMap<String, State>();
        states.put(
                name,
                StageStates.task(stage, call, List.of(catcher))
                        .ending(Json.Fields.NONE, new State.Exit.End(Json.expression(call.result()))));
        states.put(
                failed,
                weighed
                        ? new State.Pass(
                                comment(),
                                new State.Exit.End(
                                        Json.Fields.NONE.with(Failure.TOLERATED, Json.expression("$states.input"))))
                        : new State.Fail(comment(), "{% $states.input.error %}", "{% $states.input.cause %}"));
        return new StateMachine(name, states);
    }

    private State.Choice weighing(ForEach.Tolerance tolerance) {
        var result = "$" + scope.own(stage.name());
        var failed = result + "." + Failure.TOLERATED;
        var condition = "$count(" + failed + ") > "
                + switch (tolerance) {
                    case ForEach.Tolerance.Count count -> String.valueOf(count.items());
                    case ForEach.Tolerance.Share share ->
                        share.part().stripTrailingZeros().toPlainString() + " * $count(" + result + ")";
                };
        var first = "($first := (" + failed + ")[0]; {";
        var rest = "'error': $first.error, 'cause': $first.cause})";
        var catcher = failure.catcher(
                FailurePath.ANY,
                Json.expression(first + "'stage': " + Jsonata.quoted(stage.name()) + ", " + rest),
                Json.expression(first + rest));
        return new State.Choice(
                comment(),
                List.of(new State.Rule(condition, catcher.assign(), catcher.output(), catcher.next())),
                StageStates.done(stage, Json.Fields.NONE),
                failure.next());
    }

    private String comment() {
        return Comments.of(stage.place());
    }
}
