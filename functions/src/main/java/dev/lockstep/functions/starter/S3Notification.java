package dev.lockstep.functions.starter;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What S3 itself sends to a queue or a function, told as EventBridge tells it: the same object starts the same run by
/// either way, and a pipeline knows only one shape.
final class S3Notification {
    /// The names of the notification, and those of EventBridge's event.
    private static final Map<String, String> OBJECT =
            Map.of("size", "size", "eTag", "etag", "versionId", "version-id", "sequencer", "sequencer");

    private S3Notification() {}

    /// Whether it is a list of records of S3.
    static boolean isOne(Json.Obj message) {
        return message.get("Records").orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> records)
                && !records.isEmpty()
                && records.stream()
                        .allMatch(item -> item instanceof Json.Obj record
                                && record.get("eventSource")
                                        .filter(Json.of("aws:s3")::equals)
                                        .isPresent());
    }

    /// S3 sends it once, when the notification is set up.
    static boolean isTest(Json.Obj message) {
        return message.get("Event").filter(Json.of("s3:TestEvent")::equals).isPresent();
    }

    /// The events of its records.
    static List<Json.Obj> events(Json.Obj message) {
        return message.get("Records").orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> records)
                ? records.stream().map(item -> event((Json.Obj) item)).toList()
                : List.of();
    }

    private static Json.Obj event(Json.Obj record) {
        String name = record.get("eventName").orElse(Json.Null.NULL) instanceof Json.Str(String text) ? text : "none";
        if (!name.startsWith("ObjectCreated:")) {
            throw new InvalidInput("the notification is about " + name + "; runs are started by ObjectCreated:*");
        }
        Json.Obj s3 = member(record, "s3");
        Json.Obj told = member(s3, "object");
        Map<String, Json> object = new LinkedHashMap<>();
        object.put("key", Json.of(decoded(told)));
        OBJECT.forEach((here, there) -> told.get(here).ifPresent(value -> object.put(there, value)));
        Map<String, Json> detail = new LinkedHashMap<>();
        detail.put("version", Json.of("0"));
        detail.put("bucket", new Json.Obj(Map.of("name", text(member(s3, "bucket"), "name"))));
        detail.put("object", new Json.Obj(object));
        detail.put("reason", Json.of(name.substring("ObjectCreated:".length())));
        Map<String, Json> event = new LinkedHashMap<>();
        event.put("version", Json.of("0"));
        event.put("source", Json.of("aws.s3"));
        event.put("detail-type", Json.of("Object Created"));
        record.get("eventTime").ifPresent(time -> event.put("time", time));
        record.get("awsRegion").ifPresent(region -> event.put("region", region));
        event.put("detail", new Json.Obj(detail));
        return new Json.Obj(event);
    }

    /// Keys are written as in the query of an address; in EventBridge's event they stand as they are.
    private static String decoded(Json.Obj object) {
        String written = ((Json.Str) text(object, "key")).value();
        try {
            return URLDecoder.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("the notification's key '" + written + "' is not encoded as S3 does", e);
        }
    }

    private static Json.Obj member(Json.Obj object, String key) {
        return object.get(key).orElse(Json.Null.NULL) instanceof Json.Obj member ? member : new Json.Obj(Map.of());
    }

    private static Json text(Json.Obj object, String key) {
        return object.get(key)
                .filter(Json.Str.class::isInstance)
                .orElseThrow(() -> new InvalidInput("a record of the notification has no " + key));
    }
}
