package dev.lockstep.pipeline.rebuild;

import dev.lockstep.pipeline.Notification;
import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.build.FunctionCall;
import dev.lockstep.pipeline.build.Given;
import dev.lockstep.pipeline.build.Here;
import dev.lockstep.pipeline.build.PipelineDefinition;
import dev.lockstep.pipeline.build.RunParameter;
import dev.lockstep.pipeline.stage.LambdaFunction;
import java.util.Optional;

/// Says again, by the Java builder, what a pipeline was read to say: whatever YAML can say, Java can. Defaults have
/// been applied by then, so they stand in the stages; everything keeps its place.
public final class Rebuilt {

    private final Pipeline pipeline;

    private Rebuilt(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static PipelineDefinition of(Pipeline pipeline) {
        return Here.at(pipeline.place(), new Rebuilt(pipeline)::definition);
    }

    private PipelineDefinition definition() {
        var definition = PipelineDefinition.of(pipeline.name());
        if (!pipeline.description().isEmpty()) {
            definition = definition.description(pipeline.description());
        }
        if (pipeline.kind() == Pipeline.Kind.EXPRESS) {
            definition = definition.express();
        }
        if (pipeline.timeout().isPresent()) {
            definition = definition.timeout(pipeline.timeout().get());
        }
        for (var parameter : pipeline.parameters()) {
            definition = definition.parameters(Here.at(parameter.place(), () -> parameter(parameter)));
        }
        definition = triggers(definition);
        if (pipeline.concurrency().isPresent()) {
            var concurrency = pipeline.concurrency().get();
            definition = definition.concurrency(concurrency.runs(), concurrency.otherwise());
        }
        for (var mode : pipeline.modes()) {
            definition = definition.mode(
                    mode.name(),
                    mode.stages().stream().map(stage -> stage.name()).toList());
        }
        var before = Optional.<String>empty();
        for (var stage : pipeline.stages()) {
            definition = definition.stages(RebuiltStage.of(stage, before));
            before = Optional.of(stage.name());
        }
        return aftermath(definition);
    }

    private PipelineDefinition aftermath(PipelineDefinition stages) {
        var definition = stages;
        if (pipeline.onFailure().isPresent()) {
            var handler = pipeline.onFailure().get();
            var said = definition;
            definition = Here.at(handler.place(), () -> said.onFailure(call(handler)));
        }
        var alarms = pipeline.alarms();
        if (alarms.failures().isPresent()) {
            definition = definition.alarmFailures(alarms.failures().getAsInt());
        }
        if (alarms.errorRate().isPresent()) {
            definition = definition.alarmErrorRate(alarms.errorRate().get());
        }
        if (alarms.duration().isPresent()) {
            definition = definition.alarmDuration(alarms.duration().get());
        }
        if (alarms.quality().isPresent()) {
            definition = definition.alarmQuality(alarms.quality().get());
        }
        for (var notification : pipeline.notifications()) {
            definition = definition.tell(notification.topic(), on(notification));
        }
        for (var tag : pipeline.tags().entrySet()) {
            definition = definition.tag(tag.getKey(), tag.getValue());
        }
        return definition;
    }

    private static Trigger.After.Status[] on(Notification notification) {
        return notification.on().equals(Notification.TROUBLE)
                ? new Trigger.After.Status[0]
                : notification.on().toArray(Trigger.After.Status[]::new);
    }

    private static RunParameter<?> parameter(Parameter parameter) {
        var made = RunParameter.of(parameter.name(), parameter.type());
        made = parameter.required() ? made.required() : made;
        if (!parameter.description().isEmpty()) {
            made = made.description(parameter.description());
        }
        if (parameter.defaultValue().isPresent()) {
            made = made.byDefault(Spoken.of(parameter.defaultValue().get()));
        }
        if (parameter.pattern().isPresent()) {
            made = made.pattern(parameter.pattern().get());
        }
        return parameter.choices().isEmpty()
                ? made
                : made.oneOf(parameter.choices().stream().map(Spoken::of).toList());
    }

    private PipelineDefinition triggers(PipelineDefinition stages) {
        var definition = stages;
        var ids = new RebuiltTrigger();
        for (var trigger : pipeline.triggers()) {
            var said = definition;
            definition = Here.at(trigger.place(), () -> said.trigger(ids.of(trigger)));
        }
        return definition;
    }

    static FunctionCall call(LambdaFunction function) {
        var call = FunctionCall.of(function.handler().className());
        if (function.handler().memory().isPresent()) {
            call = call.memory(function.handler().memory().getAsInt());
        }
        for (var entry : function.with().entries().entrySet()) {
            call = call.with(entry.getKey(), Spoken.of(entry.getValue()));
        }
        return function.timeout().isPresent() ? call.timeout(function.timeout().get()) : call;
    }

    static Given.Expression<Boolean> condition(Value.Expression expression) {
        return Given.expression(expression.source());
    }
}
