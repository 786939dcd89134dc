package dev.lockstep.cli.cloud;

import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventDetails.TaskResource;
import dev.lockstep.engine.history.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/// The history that AWS tells of an execution, as the engine writes one: who shows runs needs to know one kind.
final class CloudHistory {
    private CloudHistory() {}

    /// What an answer of the SDK holds, by the names it has on the wire.
    static Map<String, Object> document(SdkPojo answer) {
        var document = new LinkedHashMap<String, Object>();
        for (var field : answer.sdkFields()) {
            plain(field.getValueOrDefault(answer)).ifPresent(value -> document.put(field.locationName(), value));
        }
        return document;
    }

    private static Optional<Object> plain(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case SdkPojo inner -> Optional.of(document(inner));
            case SdkAutoConstructList<?> _, SdkAutoConstructMap<?, ?> _ -> Optional.empty();
            case List<?> list ->
                Optional.of(list.stream().flatMap(item -> plain(item).stream()).toList());
            case Instant time -> Optional.of(time.toString());
            default -> Optional.of(value);
        };
    }

    /// One event of such a document. Of the details only those are read that tell of stages and their calls; types that
    /// the engine does not know tell nothing of them either.
    static Optional<HistoryEvent> event(Map<String, Object> document) {
        var type = Members.text(document.get("type")).orElse("");
        return Arrays.stream(EventType.values())
                .filter(known -> known.wireName().equals(type))
                .findFirst()
                .map(known -> new HistoryEvent(
                        number(document.get("id")),
                        number(document.get("previousEventId")),
                        Instant.parse(text(document, "timestamp")),
                        known,
                        details(known, Members.object(document.get(known.detailsMember())))));
    }

    static List<HistoryEvent> events(List<Map<String, Object>> documents) {
        var events = new ArrayList<HistoryEvent>();
        documents.forEach(document -> event(document).ifPresent(events::add));
        return events;
    }

    private static EventDetails details(EventType type, Map<String, Object> details) {
        var task = new TaskResource(text(details, "resourceType"), text(details, "resource"));
        return switch (type.detailsMember()) {
            case "taskScheduledEventDetails" ->
                new EventDetails.TaskScheduled(
                        task,
                        text(details, "region"),
                        text(details, "parameters"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            case "taskSucceededEventDetails", "taskSubmittedEventDetails" ->
                new EventDetails.TaskOutput(task, text(details, "output"));
            case "taskFailedEventDetails",
                    "taskTimedOutEventDetails",
                    "taskStartFailedEventDetails",
                    "taskSubmitFailedEventDetails" ->
                new EventDetails.TaskFailure(
                        task, Members.text(details.get("error")), Members.text(details.get("cause")));
            case "stateEnteredEventDetails" ->
                new EventDetails.StateEntered(text(details, "name"), text(details, "input"));
            case "stateExitedEventDetails" ->
                new EventDetails.StateExited(
                        text(details, "name"), text(details, "output"), variables(details.get("assignedVariables")));
            default -> new EventDetails.None();
        };
    }

    private static Map<String, String> variables(@Nullable Object assigned) {
        var variables = new LinkedHashMap<String, String>();
        Members.object(assigned)
                .forEach((name, value) -> Members.text(value).ifPresent(text -> variables.put(name, text)));
        return variables;
    }

    private static long number(@Nullable Object value) {
        return Members.number(value).map(Number::longValue).orElse(0L);
    }

    private static String text(Map<String, Object> members, String name) {
        return Members.text(members.get(name)).orElse("");
    }
}
