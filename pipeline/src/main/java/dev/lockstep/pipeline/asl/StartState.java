package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Mode;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.expression.Expression;
import dev.lockstep.pipeline.expression.Expressions;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The first state: one Choice that either goes on with `$params` and `$run` assigned, or leads to the Fail state
/// that names what was wrong with the input. One state, because every state entered is paid for.
final class StartState {

    private static final String GIVEN = "$states.input.parameters";

    private final Pipeline pipeline;

    StartState(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    State.Choice start(String next) {
        var rules = new ArrayList<State.Rule>();
        var unwanted = pipeline.triggers().stream()
                .flatMap(trigger -> trigger.filter().stream().map(filter -> unwanted(trigger, filter)))
                .collect(Collectors.joining(" or "));
        if (!unwanted.isEmpty()) {
            rules.add(new State.Rule(unwanted, Json.Fields.NONE, Optional.empty(), StateNames.FILTERED));
        }
        rules.add(new State.Rule(
                "$count(" + problems() + ") > 0", Json.Fields.NONE, Optional.empty(), StateNames.INVALID));
        return new State.Choice(comment(), rules, assign(), next);
    }

    /// What a filter says of an event without the field it asks for is nothing, and that is no.
    private static String unwanted(Trigger trigger, Value.Expression filter) {
        return "($states.input.trigger = " + Jsonata.quoted(trigger.id()) + " and ("
                + Jsonata.renamed(filter, StartState::ofEvent) + " ? false : true))";
    }

    private static String ofEvent(String name) {
        return name.equals("event") ? "$states.input.event" : "$" + name;
    }

    /// Where a run ends that a trigger's filter does not want.
    State.Succeed filtered() {
        return new State.Succeed(
                comment(), Json.Fields.NONE.with("filtered", Json.expression("$states.input.trigger")));
    }

    State.Fail invalid() {
        return new State.Fail(comment(), "InvalidParameters", "{% $join(" + problems() + ", '; ') %}");
    }

    private String comment() {
        return Comments.of(pipeline.place());
    }

    private Json.Fields assign() {
        var run = new LinkedHashMap<String, Json>();
        run.put("id", Json.expression("$states.context.Execution.Name"));
        run.put("pipeline", new Json.Text(pipeline.name()));
        run.put("mode", Json.expression(mode()));
        run.put("environment", Json.expression(orElse("$states.input.environment", "'local'")));
        run.put("startedAt", Json.expression("$states.context.Execution.StartTime"));
        run.put("execution", Json.expression("$states.context.Execution.Id"));
        var assign =
                Json.Fields.NONE.with("params", Json.expression(parameters())).with("run", new Json.Fields(run));
        for (var stage : pipeline.stages()) {
            if (mayBeSkipped(stage)) {
                assign = assign.with(stage.name(), Json.expression(orElse(earlier(stage.name()), "null")));
            }
        }
        return pipeline.stages().stream().anyMatch(stage -> stage.compensate().isPresent())
                ? assign.with("undo", new Json.Array(List.of()))
                : assign;
    }

    private static String mode() {
        return orElse("$states.input.mode", Jsonata.quoted(Mode.FULL));
    }

    private static String earlier(String stage) {
        return "$states.input.results." + stage;
    }

    private static String orElse(String value, String otherwise) {
        return "$exists(" + value + ") ? " + value + " : " + otherwise;
    }

    private boolean mayBeSkipped(Stage stage) {
        return stage.when().isPresent()
                || pipeline.modeNames().stream().anyMatch(mode -> !Steps.runsIn(pipeline, stage.name(), mode));
    }

    /// What is given wins over what the trigger says, and that over the defaults.
    private String parameters() {
        var sources = new ArrayList<String>();
        sources.add(defaults());
        pipeline.triggers().stream()
                .filter(trigger -> !trigger.parameters().isEmpty())
                .map(StartState::mapping)
                .forEach(sources::add);
        sources.add("$type(" + GIVEN + ") = 'object' ? " + GIVEN);
        return "$merge([" + String.join(", ", sources) + "])";
    }

    private String defaults() {
        return pipeline.parameters().stream()
                .filter(parameter -> parameter.defaultValue().isPresent())
                .map(parameter -> Jsonata.quoted(parameter.name()) + ": "
                        + Jsonata.literal(parameter.defaultValue().get(), name -> "$" + name))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String mapping(Trigger trigger) {
        return "$states.input.trigger = " + Jsonata.quoted(trigger.id()) + " ? "
                + trigger.parameters().entrySet().stream()
                        .map(entry -> Jsonata.quoted(entry.getKey()) + ": "
                                + Jsonata.literal(entry.getValue(), StartState::ofEvent))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /// A list of sentences, empty when the input is right.
    private String problems() {
        var checks = new ArrayList<String>();
        checks.add("$exists(" + GIVEN + ") and $not($type(" + GIVEN + ") = 'object') ? 'parameters is ' & $string("
                + GIVEN + ") & ', expected an object'");
        pipeline.parameters().forEach(parameter -> checks.add(new ParameterTest(parameter).problem()));
        checks.add("$keys(" + GIVEN + ")[$not($ in "
                + Jsonata.list(pipeline.parameters().stream()
                        .map(parameter -> parameter.name())
                        .toList())
                + ")].('unknown parameter ' & $)");
        checks.add("$not($mode in " + Jsonata.list(pipeline.modeNames())
                + ") ? 'mode is ' & $string($mode) & ', expected one of " + String.join(", ", pipeline.modeNames())
                + "'");
        pipeline.modes()
                .forEach(mode -> missing(mode)
                        .forEach(stage -> checks.add("$mode = " + Jsonata.quoted(mode.name())
                                + " and $not($exists(" + earlier(stage) + ")) ? 'mode " + mode.name()
                                + " needs the result of stage " + stage
                                + " of an earlier run'")));
        return "($params := " + parameters() + "; $mode := " + mode() + "; [" + String.join(", ", checks) + "])";
    }

    /// Stages that a mode leaves out although stages it runs read their results.
    private List<String> missing(Mode mode) {
        var read = new LinkedHashSet<String>();
        pipeline.stages().stream()
                .filter(stage -> mode.holds(stage.name()))
                .forEach(stage -> Expressions.of(stage).stream()
                        .map(Value.Expression::source)
                        .flatMap(source -> Expression.of(source).variables().stream())
                        .forEach(read::add));
        return pipeline.stageNames().stream()
                .filter(stage -> read.contains(stage) && !mode.holds(stage))
                .toList();
    }
}
