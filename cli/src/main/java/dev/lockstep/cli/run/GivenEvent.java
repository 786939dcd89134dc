package dev.lockstep.cli.run;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.folder.Trouble;
import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event from a file, and the trigger of the pipeline that waits for it: what AWS's own rule would start.
///
/// @param shown the file as the person knows it
public record GivenEvent(String shown, String trigger, Map<String, Object> event) {

    /// Reads the file and finds the trigger.
    ///
    /// @throws Refusal when there is no such file, when it is no JSON object, or when no trigger waits for it
    public static GivenEvent read(Pipeline pipeline, Path file, String shown) {
        var event = parse(file, shown);
        return pipeline.triggers().stream()
                .filter(trigger -> waitsFor(trigger, event))
                .findFirst()
                .map(trigger -> new GivenEvent(shown, trigger.id(), event))
                .orElseThrow(() -> unwanted(pipeline, shown));
    }

    private static Map<String, Object> parse(Path file, String shown) {
        try {
            return Json.parse(Files.readString(file)) instanceof Map<?, ?> object
                    ? Members.object(object)
                    : fail(Refusal.input("an event is a JSON object; this is something else")
                            .at(shown));
        } catch (InvalidJson wrong) {
            throw Refusal.input("not JSON: " + wrong.reason())
                    .at(shown + ":" + wrong.line() + ":" + wrong.column())
                    .remedy("mend it there, or take events/ as an example")
                    .because(wrong);
        } catch (IOException trouble) {
            throw Refusal.input("cannot read the event: " + Trouble.reason(trouble))
                    .at(shown)
                    .remedy("name a file with --event; sample events are in events/")
                    .because(trouble);
        }
    }

    private static Map<String, Object> fail(Refusal refusal) {
        throw refusal;
    }

    private static boolean waitsFor(Trigger trigger, Map<String, Object> event) {
        return switch (trigger) {
            case Trigger.S3 s3 -> s3.matches(event);
            case Trigger.Schedule _ -> "Scheduled Event".equals(event.get("detail-type"));
            case Trigger.Event custom -> matches(custom.pattern(), event);
        };
    }

    /// EventBridge's plain patterns: every key of the pattern is there, with one of the values listed. A filter such
    /// as `{prefix: …}` is taken as matching here; the bus decides it.
    private static boolean matches(Value.Fields pattern, Map<String, Object> event) {
        return pattern.entries().entrySet().stream().allMatch(entry -> switch (entry.getValue()) {
            case Value.Fields inner -> matches(inner, Members.object(event.get(entry.getKey())));
            case Value.Array listed ->
                listed.items().stream().anyMatch(wanted -> equal(wanted, event.get(entry.getKey())));
            case Value.Text _, Value.Expression _, Value.Numeric _, Value.Bool _, Value.Null _ -> false;
        });
    }

    private static boolean equal(Value wanted, @Nullable Object found) {
        return switch (wanted) {
            case Value.Text text -> text.text().equals(found);
            case Value.Numeric number ->
                found instanceof Number other && number.number().doubleValue() == other.doubleValue();
            case Value.Bool bool -> Boolean.valueOf(bool.truth()).equals(found);
            case Value.Fields _ -> found != null;
            case Value.Expression _, Value.Null _, Value.Array _ -> false;
        };
    }

    private static Refusal unwanted(Pipeline pipeline, String shown) {
        List<String> triggers = pipeline.triggers().stream()
                .map(trigger -> "trigger " + trigger.id() + " waits for " + wish(trigger))
                .toList();
        return Refusal.input("no trigger of " + pipeline.name() + " waits for this event")
                .at(shown)
                .details(triggers.isEmpty() ? List.of(pipeline.name() + " has no triggers") : triggers)
                .remedy("name another event, or give the parameters yourself: --param NAME=VALUE");
    }

    private static String wish(Trigger trigger) {
        return switch (trigger) {
            case Trigger.S3 s3 -> "objects s3://" + s3.bucket() + "/" + s3.prefix() + "*" + s3.suffix();
            case Trigger.Schedule schedule -> schedule.expression();
            case Trigger.Event custom ->
                "events with " + String.join(", ", custom.pattern().entries().keySet());
        };
    }
}
