package dev.lockstep.cli.run;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.folder.Trouble;
import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Ruler;

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

    /// What a person starts by a manual trigger, who has no event.
    ///
    /// @throws Refusal when no manual trigger has that id
    public static GivenEvent manual(Pipeline pipeline, String id) {
        var manual = pipeline.triggers().stream()
                .filter(Trigger.Manual.class::isInstance)
                .map(Trigger::id)
                .toList();
        if (!manual.contains(id)) {
            throw Refusal.input("no manual trigger of " + pipeline.name() + " is called '" + id + "'"
                            + DidYouMean.hint(id, manual))
                    .at(pipeline.place().file())
                    .remedy(
                            manual.isEmpty()
                                    ? "it has none; give parameters by --param NAME=VALUE"
                                    : "--trigger takes " + String.join(", ", manual));
        }
        return new GivenEvent("trigger " + id, id, Map.of());
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
            case Trigger.After after -> after.matches(event);
            case Trigger.Manual _ -> false;
            case Trigger.Schedule _ -> "Scheduled Event".equals(event.get("detail-type"));
            case Trigger.Event custom -> matches(custom, event);
        };
    }

    /// As EventBridge decides it, by its own library.
    private static boolean matches(Trigger.Event trigger, Map<String, Object> event) {
        try {
            return Ruler.matchesRule(Json.write(event), Json.write(plain(trigger.pattern())));
        } catch (Exception wrong) {
            throw Refusal.input("the pattern of trigger " + trigger.id() + " is none: " + wrong.getMessage())
                    .remedy("write it as an event pattern of EventBridge")
                    .because(wrong);
        }
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Fields fields -> {
                var object = new LinkedHashMap<String, Object>();
                fields.entries().forEach((name, member) -> object.put(name, plain(member)));
                yield object;
            }
            case Value.Array array ->
                array.items().stream().map(GivenEvent::plain).toList();
            case Value.Text text -> text.text();
            case Value.Numeric number -> number.number();
            case Value.Bool bool -> bool.truth();
            case Value.Null _ -> Null.NULL;
            case Value.Expression expression -> expression.source();
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
            case Trigger.S3 s3 ->
                "objects s3://" + s3.bucket() + "/"
                        + s3.key().orElse(s3.prefix() + "*" + s3.suffix())
                        + (s3.size().isAny() ? "" : " of a certain size");
            case Trigger.Manual manual -> "a person, by --trigger " + manual.id();
            case Trigger.Schedule schedule -> schedule.expression();
            case Trigger.After after ->
                "runs of " + after.pipeline() + " that end as " + after.status().name();
            case Trigger.Event custom ->
                "events with " + String.join(", ", custom.pattern().entries().keySet());
        };
    }
}
