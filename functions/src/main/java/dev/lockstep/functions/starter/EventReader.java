package dev.lockstep.functions.starter;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells what a payload asks for. It knows an EventBridge event (of S3, of a schedule, any other), one wrapped as
/// `{trigger, event, latest}` by a rule that knows which trigger it is, what S3 sends itself, a person's
/// `{pipeline, parameters}`, and word that a run has `ended`.
final class EventReader {
    private static final List<String> GIVEN = List.of("parameters", "mode", "results");

    private final String requestId;
    private final Optional<String> trigger;

    /// @param requestId the identity of a call that has no other: Lambda keeps it when it tries again
    /// @param trigger the id of the trigger this function stands behind
    EventReader(String requestId, Optional<String> trigger) {
        this.requestId = requestId;
        this.trigger = trigger;
    }

    Message read(Json payload) {
        if (!(payload instanceof Json.Obj object)) {
            throw new InvalidInput("the event must be an object but is " + payload.described());
        }
        if (object.get("ended").orElse(Json.Null.NULL) instanceof Json.Obj ended) {
            return new Message.Ended(required(ended, "detail", "name"));
        }
        if (object.get("remind").isPresent()) {
            return new Message.Reminded();
        }
        if (S3Notification.isTest(object)) {
            return new Message.Asked(List.of());
        }
        if (S3Notification.isOne(object)) {
            return new Message.Asked(S3Notification.events(object).stream()
                    .map(event -> event(event, trigger, Optional.empty(), false))
                    .toList());
        }
        return new Message.Asked(List.of(one(object)));
    }

    private Start one(Json.Obj object) {
        if (object.get("event").orElse(Json.Null.NULL) instanceof Json.Obj inner) {
            boolean latest = object.get("latest").filter(Json.of(true)::equals).isPresent();
            return event(inner, text(object, "trigger").or(() -> trigger), text(object, "pipeline"), latest);
        }
        if (object.get("detail-type").isPresent() && object.get("source").isPresent()) {
            return event(object, trigger, Optional.empty(), false);
        }
        if (object.get("pipeline").isPresent() || object.get("parameters").isPresent()) {
            return direct(object);
        }
        throw new InvalidInput(
                "the event is neither one of EventBridge (it has no source and detail-type) nor of S3 nor an order "
                        + "like {pipeline, parameters}; its keys are "
                        + String.join(", ", object.fields().keySet()));
    }

    private Start direct(Json.Obj object) {
        Map<String, Json> input = new LinkedHashMap<>();
        for (String key : GIVEN) {
            object.get(key).ifPresent(value -> input.put(key, value));
        }
        List<String> parts = List.of(text(object, "name").orElse(requestId));
        Identity identity = new Identity("call", text(object, "name").orElse(requestId), parts);
        return new Start(text(object, "pipeline"), identity, Optional.empty(), Optional.empty(), new Json.Obj(input));
    }

    private static Start event(Json.Obj event, Optional<String> trigger, Optional<String> pipeline, boolean latest) {
        String kind = kind(event);
        String id = trigger.orElse(kind);
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("trigger", Json.of(id));
        input.put("event", event);
        Identity identity = switch (kind) {
            case "s3" -> ofObject(event);
            case "schedule" -> ofMoment(event);
            default -> ofEvent(event, kind);
        };
        return new Start(
                pipeline,
                identity,
                text(event, "time"),
                latest ? version(event) : Optional.empty(),
                new Json.Obj(input));
    }

    private static String kind(Json.Obj event) {
        String source = text(event, "source").orElse("");
        if (source.equals("aws.s3")) {
            return "s3";
        }
        String type = text(event, "detail-type").orElse("");
        return source.equals("aws.scheduler") || (source.equals("aws.events") && type.equals("Scheduled Event"))
                ? "schedule"
                : "event";
    }

    /// One version of one object, told apart by its version id, or in a bucket without versions by its sequencer,
    /// or at the least by its entity tag.
    private static Identity ofObject(Json.Obj event) {
        String bucket = required(event, "detail", "bucket", "name");
        String key = required(event, "detail", "object", "key");
        List<String> parts = new ArrayList<>(List.of(bucket, key));
        parts.add(at(event, "detail", "object", "version-id")
                .or(() -> at(event, "detail", "object", "sequencer"))
                .or(() -> at(event, "detail", "object", "etag"))
                .orElseGet(() -> required(event, "id")));
        return new Identity("s3", key.substring(key.lastIndexOf('/') + 1), parts);
    }

    /// An event without a sequencer can be put into no order, and starts its run.
    private static Optional<ObjectVersion> version(Json.Obj event) {
        return at(event, "detail", "object", "sequencer")
                .map(sequencer -> ObjectVersion.of(
                        required(event, "detail", "bucket", "name"),
                        required(event, "detail", "object", "key"),
                        sequencer));
    }

    /// One moment of one schedule: an event that EventBridge Scheduler sends once more has a new id and is the same.
    private static Identity ofMoment(Json.Obj event) {
        Optional<String> time = text(event, "time");
        List<String> schedules = event.get("resources").orElse(Json.Null.NULL) instanceof Json.Arr(var items)
                ? items.stream()
                        .filter(Json.Str.class::isInstance)
                        .map(item -> ((Json.Str) item).value())
                        .toList()
                : List.of();
        if (time.isEmpty() || schedules.isEmpty()) {
            return ofEvent(event, "schedule");
        }
        List<String> parts = new ArrayList<>(schedules);
        parts.add(time.get());
        return new Identity("schedule", time.get(), parts);
    }

    private static Identity ofEvent(Json.Obj event, String kind) {
        String id = required(event, "id");
        return new Identity(kind, text(event, "time").orElse(id), List.of(id));
    }

    private static String required(Json.Obj event, String... path) {
        return at(event, path)
                .orElseThrow(() -> new InvalidInput("the event has no " + String.join(".", path)
                        + "; without it nobody can tell two deliveries from two events"));
    }

    private static Optional<String> at(Json.Obj event, String... path) {
        Json value = event;
        for (String step : path) {
            if (!(value instanceof Json.Obj object) || object.get(step).isEmpty()) {
                return Optional.empty();
            }
            value = object.get(step).orElseThrow();
        }
        return value instanceof Json.Str(String text) && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> text(Json.Obj object, String key) {
        return at(object, key);
    }
}
