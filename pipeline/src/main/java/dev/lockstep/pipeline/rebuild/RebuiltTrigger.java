package dev.lockstep.pipeline.rebuild;

import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.build.TriggerDefinition;
import java.util.HashMap;
import java.util.Map;

/// Triggers, one after the other: ids that they have by their kind are not said.
final class RebuiltTrigger {

    private final Map<String, Integer> seen = new HashMap<>();

    TriggerDefinition of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.S3 s3 -> filtered(s3(s3), trigger);
            case Trigger.Schedule schedule -> filtered(schedule(schedule), trigger);
            case Trigger.Event event -> filtered(event(event), trigger);
            case Trigger.After after -> filtered(TriggerDefinition.after(after.pipeline(), after.status()), trigger);
            case Trigger.Manual manual -> start(TriggerDefinition.manual(manual.description()), trigger);
        };
    }

    private <S extends TriggerDefinition.Filtered<S>> S filtered(S definition, Trigger trigger) {
        var started = start(definition, trigger);
        return trigger.filter().isPresent()
                ? started.filter(Rebuilt.condition(trigger.filter().get()))
                : started;
    }

    private <S extends TriggerDefinition.Start<S>> S start(S definition, Trigger trigger) {
        var said = definition;
        var number = seen.merge(trigger.kind(), 1, Integer::sum);
        if (!trigger.id().equals(number == 1 ? trigger.kind() : trigger.kind() + "-" + number)) {
            said = said.id(trigger.id());
        }
        for (var entry : trigger.parameters().entrySet()) {
            said = said.gives(entry.getKey(), Spoken.of(entry.getValue()));
        }
        return said;
    }

    private static TriggerDefinition.S3 s3(Trigger.S3 s3) {
        var definition = TriggerDefinition.s3(s3.bucket());
        if (s3.key().isPresent()) {
            definition = definition.key(s3.key().get());
        } else {
            definition = s3.prefix().isEmpty() ? definition : definition.prefix(s3.prefix());
            definition = s3.suffix().isEmpty() ? definition : definition.suffix(s3.suffix());
        }
        definition = s3.latest() ? definition.latest() : definition;
        if (s3.size().atLeast().isPresent()) {
            definition = definition.bytesAtLeast(s3.size().atLeast().get());
        }
        return s3.size().atMost().isPresent()
                ? definition.bytesAtMost(s3.size().atMost().get())
                : definition;
    }

    private static TriggerDefinition.Schedule schedule(Trigger.Schedule schedule) {
        var definition = switch (schedule.timing()) {
            case Trigger.Timing.Cron cron -> TriggerDefinition.cron(cron.fields());
            case Trigger.Timing.Rate rate -> TriggerDefinition.rate(rate.text());
        };
        return schedule.timezone().equals("UTC") ? definition : definition.timezone(schedule.timezone());
    }

    private static TriggerDefinition.Event event(Trigger.Event event) {
        var definition = TriggerDefinition.event(Spoken.map(event.pattern()));
        return event.bus().isPresent() ? definition.bus(event.bus().get()) : definition;
    }
}
