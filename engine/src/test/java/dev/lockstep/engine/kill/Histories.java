package dev.lockstep.engine.kill;

import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Reads what a server tells of executions.
record Histories(Service service) {

    Map<?, ?> described(String arn) {
        return service.call("DescribeExecution", Map.of("executionArn", arn));
    }

    String status(String arn) {
        return String.valueOf(described(arn).get("status"));
    }

    List<Map<?, ?>> events(String arn) {
        Map<?, ?> page = service.call("GetExecutionHistory", Map.of("executionArn", arn, "maxResults", 1000));
        return maps(page, "events");
    }

    private static List<Map<?, ?>> maps(Map<?, ?> reply, String member) {
        List<Map<?, ?>> maps = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(reply.get(member))).forEach(map -> maps.add((Map<?, ?>) map));
        return maps;
    }

    static long id(Map<?, ?> event, String name) {
        return ((Number) Objects.requireNonNull(event.get(name))).longValue();
    }

    static double moment(Map<?, ?> event) {
        return ((Number) Objects.requireNonNull(event.get("timestamp"))).doubleValue();
    }

    /// The types of events in a stable order: what runs side by side may come in any.
    List<String> shape(String arn) {
        return events(arn).stream()
                .map(event -> String.valueOf(event.get("type")))
                // an answer may come before the function that asked for it has returned
                .filter(type -> !type.equals("TaskSubmitted"))
                .sorted()
                .toList();
    }

    /// The keys of the tasks that succeeded.
    List<String> completed(String arn) {
        List<String> completed = new ArrayList<>();
        Map<Long, String> scheduled = new TreeMap<>();
        for (Map<?, ?> event : events(arn)) {
            String type = String.valueOf(event.get("type"));
            String before = scheduled.get(id(event, "previousEventId"));
            if (type.endsWith("Scheduled")) {
                scheduled.put(id(event, "id"), key(event));
            } else if (before != null && (type.endsWith("Started") || type.equals("TaskSubmitted"))) {
                scheduled.put(id(event, "id"), before);
            } else if (before != null && type.endsWith("Succeeded")) {
                completed.add(before);
            }
        }
        return completed;
    }

    private static String key(Map<?, ?> scheduled) {
        for (Object details : scheduled.values()) {
            if (details instanceof Map<?, ?> map && (map.containsKey("parameters") || map.containsKey("input"))) {
                Map<?, ?> parameters = (Map<?, ?>) Json.parse(
                        String.valueOf(map.containsKey("parameters") ? map.get("parameters") : map.get("input")));
                Object payload = parameters.get("Payload") instanceof Map<?, ?> inner ? inner : parameters;
                return String.valueOf(((Map<?, ?>) payload).get("key"));
            }
        }
        return "";
    }

    List<Map<?, ?>> mapRuns(String arn) {
        return maps(service.call("ListMapRuns", Map.of("executionArn", arn)), "mapRuns");
    }

    /// The child executions of all map runs of an execution.
    List<String> children(String arn) {
        return mapRuns(arn).stream()
                .flatMap(run -> listed("mapRunArn", String.valueOf(run.get("mapRunArn"))).stream())
                .toList();
    }

    /// The ARNs of all executions of a machine or a map run.
    List<String> listed(String owner, String ownerArn) {
        List<String> listed = new ArrayList<>();
        Map<?, ?> page = Map.of();
        do {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put(owner, ownerArn);
            request.put("maxResults", 1000);
            if (page.get("nextToken") instanceof String token) {
                request.put("nextToken", token);
            }
            page = service.call("ListExecutions", request);
            maps(page, "executions").forEach(execution -> listed.add(String.valueOf(execution.get("executionArn"))));
        } while (page.containsKey("nextToken"));
        return listed;
    }
}
