package dev.lockstep.functions.aws;

import dev.lockstep.functions.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// EventBridge, as far as stages call it.
public final class EventBuses {
    /// The most entries of a call.
    public static final int BATCH = 10;

    /// A call must be smaller.
    public static final long LARGEST = 256 * 1024 - 1;

    /// Entries that may be taken when they are put again.
    private static final Set<String> NOT_NOW = Set.of("ThrottlingException", "InternalFailure", "InternalException");

    private final JsonCall events;

    EventBuses(SignedCall calls, SignedCall.Place place) {
        this.events = new JsonCall(calls, place, "AWSEvents", "1.1");
    }

    /// An event.
    ///
    /// @param detail a JSON object
    /// @param resource what it is about, an ARN
    public record Event(String source, String detailType, String detail, String resource) {
        /// As EventBridge counts it.
        public long bytes() {
            return (long) utf8(source) + utf8(detailType) + utf8(detail) + utf8(resource);
        }

        private static int utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /// Puts events on a bus, at most ten.
    ///
    /// @param bus its real name
    /// @return those that were not taken
    public List<NotTaken> put(String bus, List<Event> entries) {
        List<Json> all = entries.stream().map(event -> entry(bus, event)).toList();
        Json.Obj answer =
                events.ask("PutEvents", Map.of("Entries", new Json.Arr(all)), "no event can be put on the bus " + bus);
        List<Json.Obj> results = JsonCall.objects(answer.get("Entries"));
        List<NotTaken> notTaken = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Json.Obj result = i < results.size() ? results.get(i) : new Json.Obj(Map.of());
            if (JsonCall.text(result, "EventId").isEmpty()) {
                String code = JsonCall.text(result, "ErrorCode").orElse("InternalFailure");
                notTaken.add(new NotTaken(
                        i,
                        NOT_NOW.contains(code),
                        code
                                + JsonCall.text(result, "ErrorMessage")
                                        .map(text -> ", " + text)
                                        .orElse("")));
            }
        }
        return notTaken;
    }

    private static Json entry(String bus, Event event) {
        Map<String, Json> entry = new LinkedHashMap<>();
        entry.put("EventBusName", Json.of(bus));
        entry.put("Source", Json.of(event.source()));
        entry.put("DetailType", Json.of(event.detailType()));
        entry.put("Detail", Json.of(event.detail()));
        entry.put("Resources", new Json.Arr(List.of(Json.of(event.resource()))));
        return new Json.Obj(entry);
    }
}
