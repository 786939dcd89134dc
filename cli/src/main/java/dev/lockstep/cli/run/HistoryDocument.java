package dev.lockstep.cli.run;

import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventDetails.TaskResource;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A history as `aws stepfunctions get-execution-history` prints it.
final class HistoryDocument {
    private HistoryDocument() {}

    static String of(List<HistoryEvent> events) {
        var list = new ArrayList<>();
        for (var event : events) {
            var document = new LinkedHashMap<String, Object>();
            document.put("timestamp", event.timestamp().toString());
            document.put("type", event.type().wireName());
            document.put("id", event.id());
            document.put("previousEventId", event.previousId());
            var details = details(event.details());
            if (!details.isEmpty() && !event.type().detailsMember().isEmpty()) {
                document.put(event.type().detailsMember(), details);
            }
            list.add(document);
        }
        return Json.pretty(Map.of("events", list));
    }

    private static Map<String, Object> details(EventDetails details) {
        return switch (details) {
            case EventDetails.None _ -> Map.of();
            case EventDetails.ExecutionStarted started ->
                new Fields().put("input", started.input()).put("roleArn", started.roleArn()).fields;
            case EventDetails.Redriven redriven -> new Fields().put("redriveCount", redriven.redriveCount()).fields;
            case EventDetails.Output output -> new Fields().put("output", output.output()).fields;
            case EventDetails.Failure failure ->
                new Fields().maybe("error", failure.error()).maybe("cause", failure.cause()).fields;
            case EventDetails.StateEntered entered ->
                new Fields().put("name", entered.name()).put("input", entered.input()).fields;
            case EventDetails.StateExited exited -> exited(exited);
            case EventDetails.EvaluationFailed failed ->
                new Fields()
                        .put("state", failed.state())
                        .maybe("location", failed.location())
                        .put("error", failed.error())
                        .put("cause", failed.cause())
                        .fields;
            case EventDetails.LambdaScheduled scheduled ->
                new Fields().put("resource", scheduled.resource()).put("input", scheduled.input()).fields;
            case EventDetails.ActivityScheduled scheduled ->
                new Fields().put("resource", scheduled.resource()).put("input", scheduled.input()).fields;
            case EventDetails.ActivityStarted started -> new Fields().maybe("workerName", started.workerName()).fields;
            case EventDetails.TaskScheduled scheduled ->
                resource(scheduled.task())
                        .put("region", scheduled.region())
                        .put("parameters", scheduled.parameters())
                        .maybe("timeoutInSeconds", scheduled.timeout().map(time -> time.toSeconds()))
                        .fields;
            case EventDetails.TaskStarted started -> resource(started.task()).fields;
            case EventDetails.TaskOutput output -> resource(output.task()).put("output", output.output()).fields;
            case EventDetails.TaskFailure failure ->
                resource(failure.task()).maybe("error", failure.error()).maybe("cause", failure.cause()).fields;
            case EventDetails.MapStarted started -> new Fields().put("length", started.length()).fields;
            case EventDetails.MapIteration iteration ->
                new Fields().put("name", iteration.name()).put("index", iteration.index()).fields;
            case EventDetails.MapRunStarted started -> new Fields().put("mapRunArn", started.mapRunArn()).fields;
        };
    }

    private static Map<String, Object> exited(EventDetails.StateExited exited) {
        var fields = new Fields().put("name", exited.name()).put("output", exited.output());
        if (!exited.assignedVariables().isEmpty()) {
            fields.put("assignedVariables", new LinkedHashMap<String, Object>(exited.assignedVariables()));
        }
        return fields.fields;
    }

    private static Fields resource(TaskResource task) {
        return new Fields().put("resourceType", task.resourceType()).put("resource", task.resource());
    }

    private static final class Fields {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        Fields put(String name, Object value) {
            fields.put(name, value);
            return this;
        }

        Fields maybe(String name, Optional<?> value) {
            value.ifPresent(present -> fields.put(name, present));
            return this;
        }
    }
}
