package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.SqsSendMessage;
import software.constructs.Construct;

/// Brings what a pipeline waits for to its queue. The message of a trigger is `{"trigger": ID, "event": THE RAW
/// EVENT}`.
final class Triggers extends Construct {

    /// How long EventBridge and Scheduler go on trying before the dead letter queue has it.
    private static final Duration TRIED_FOR = Keeping.days(1);

    private static final Duration REMINDED_EVERY = Keeping.length(java.time.Duration.ofMinutes(5));
    private static final String WHOLE_EVENT = EventField.fromPath("$");

    private final Environment environment;
    private final Admission admission;
    private final Arns arns;

    Triggers(Construct scope, Environment environment, Deployable pipeline, Admission admission) {
        super(scope, "triggers");
        this.environment = environment;
        this.admission = admission;
        this.arns = Arns.in(this, environment);
        for (var trigger : pipeline.pipeline().triggers()) {
            switch (trigger) {
                case Trigger.S3 s3 -> s3(pipeline, s3);
                case Trigger.Event event -> event(pipeline, event);
                case Trigger.Schedule schedule -> schedule(pipeline, schedule);
                case Trigger.After after -> after(pipeline, after);
                case Trigger.Manual _ -> {}
            }
        }
        pipeline.pipeline().concurrency().ifPresent(_ -> ended(pipeline));
    }

    /// The end of a run makes room for an event that waits. Step Functions does its best to tell of it, and no more:
    /// so the starter looks for itself from time to time.
    private void ended(Deployable pipeline) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("stateMachineArn", List.of(arns.stateMachine(pipeline.name())));
        detail.put(
                "status",
                Arrays.stream(Trigger.After.Status.values()).map(Enum::name).toList());
        rule(
                        pipeline,
                        "runs.ended",
                        "Tells that a run of " + pipeline.name() + " has ended",
                        Map.of("ended", WHOLE_EVENT))
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.states"))
                        .detailType(List.of(Trigger.After.DETAIL_TYPE))
                        .detail(detail)
                        .build())
                .build();
        rule(pipeline, "runs.remind", "Has the runs of " + pipeline.name() + " counted", Map.of("remind", true))
                .schedule(software.amazon.awscdk.services.events.Schedule.rate(REMINDED_EVERY))
                .build();
    }

    private void s3(Deployable pipeline, Trigger.S3 trigger) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("bucket", Map.of("name", List.of(environment.physical(trigger.bucket()))));
        var object = new LinkedHashMap<String, Object>();
        key(trigger).ifPresent(key -> object.put("key", List.of(key)));
        if (!trigger.size().isAny()) {
            object.put("size", List.of(Map.of("numeric", bounds(trigger.size()))));
        }
        if (!object.isEmpty()) {
            detail.put("object", object);
        }
        rule(pipeline, trigger)
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.s3"))
                        .detailType(List.of("Object Created"))
                        .detail(detail)
                        .build())
                .build();
    }

    private static List<Object> bounds(Trigger.Size size) {
        var bounds = new ArrayList<Object>();
        size.atLeast().ifPresent(least -> bounds.addAll(List.of(">=", least)));
        size.atMost().ifPresent(most -> bounds.addAll(List.of("<=", most)));
        return bounds;
    }

    /// A name, or what EventBridge matches it with.
    private static Optional<Object> key(Trigger.S3 trigger) {
        if (trigger.key().isPresent()) {
            var pattern = trigger.key().get();
            return Optional.of(pattern.contains("*") ? Map.of("wildcard", pattern.replace("\\", "\\\\")) : pattern);
        }
        if (trigger.prefix().isEmpty() && trigger.suffix().isEmpty()) {
            return Optional.empty();
        }
        if (trigger.suffix().isEmpty()) {
            return Optional.of(Map.of("prefix", trigger.prefix()));
        }
        if (trigger.prefix().isEmpty()) {
            return Optional.of(Map.of("suffix", trigger.suffix()));
        }
        // two filters in one list would mean either; a wildcard means both
        return Optional.of(Map.of("wildcard", literal(trigger.prefix()) + "*" + literal(trigger.suffix())));
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*");
    }

    /// Any pattern EventBridge knows, handed on as the author wrote it: CDK's own type knows only some of its keys.
    private void event(Deployable pipeline, Trigger.Event trigger) {
        var rule = rule(pipeline, trigger)
                .eventPattern(EventPattern.builder().source(List.of("replaced")).build());
        trigger.bus().ifPresent(bus -> rule.eventBus(EventBus.fromEventBusName(this, trigger.id() + "-bus", bus)));
        Underneath.of(rule.build(), CfnRule.class).setEventPattern(plain(trigger.pattern()));
    }

    private void after(Deployable pipeline, Trigger.After trigger) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("stateMachineArn", List.of(arns.stateMachine(trigger.pipeline())));
        detail.put("status", List.of(trigger.status().name()));
        rule(pipeline, trigger)
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.states"))
                        .detailType(List.of(Trigger.After.DETAIL_TYPE))
                        .detail(detail)
                        .build())
                .build();
    }

    private Rule.Builder rule(Deployable pipeline, Trigger trigger) {
        var message = new LinkedHashMap<String, Object>();
        message.put("trigger", trigger.id());
        message.put("event", WHOLE_EVENT);
        if (trigger instanceof Trigger.S3 s3 && s3.latest()) {
            message.put("latest", true);
        }
        return rule(pipeline, trigger.id(), "Starts " + pipeline.name() + " (" + trigger.kind() + ")", message);
    }

    private Rule.Builder rule(Deployable pipeline, String id, String description, Map<String, Object> message) {
        return Rule.Builder.create(this, id)
                .ruleName(environment.physical(pipeline.name() + "-" + id))
                .description(description)
                .targets(List.of(SqsQueue.Builder.create(admission.queue())
                        .message(RuleTargetInput.fromObject(message))
                        .deadLetterQueue(admission.deadLetters())
                        .maxEventAge(TRIED_FOR)
                        .build()));
    }

    /// The event of a schedule looks like EventBridge's own `Scheduled Event`; its id is the one of
    /// an attempt to send it: what is started once is the schedule at its moment.
    private void schedule(Deployable pipeline, Trigger.Schedule trigger) {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", "<aws.scheduler.execution-id>");
        event.put("source", "aws.scheduler");
        event.put("detail-type", "Scheduled Event");
        event.put("time", "<aws.scheduler.scheduled-time>");
        event.put("resources", List.of("<aws.scheduler.schedule-arn>"));
        event.put("detail", Map.of());
        var message = new LinkedHashMap<String, Object>();
        message.put("trigger", trigger.id());
        message.put("event", event);
        var schedule = Schedule.Builder.create(this, trigger.id())
                .scheduleName(environment.physical(pipeline.name() + "-" + trigger.id()))
                .description("Starts " + pipeline.name() + " (" + trigger.kind() + ")")
                .schedule(ScheduleExpression.expression(trigger.expression()))
                .enabled(environment.schedules())
                .target(SqsSendMessage.Builder.create(admission.queue())
                        .input(ScheduleTargetInput.fromObject(message))
                        .deadLetterQueue(admission.deadLetters())
                        .maxEventAge(TRIED_FOR)
                        .build())
                .build();
        // by the property: CDK's class of time zones asks for each of its three hundred and fifty when it is loaded
        Underneath.of(schedule, CfnSchedule.class).setScheduleExpressionTimezone(trigger.timezone());
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Expression expression -> "{%" + expression.source() + "%}";
            case Value.Numeric number -> number.number();
            case Value.Bool bool -> bool.truth();
            case Value.Null _ -> List.of();
            case Value.Array array ->
                array.items().stream().map(Triggers::plain).toList();
            case Value.Fields fields -> {
                SequencedMap<String, Object> map = new LinkedHashMap<>();
                fields.entries().forEach((key, item) -> map.put(key, plain(item)));
                yield map;
            }
        };
    }
}
