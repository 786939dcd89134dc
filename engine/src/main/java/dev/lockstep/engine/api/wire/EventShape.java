package dev.lockstep.engine.api.wire;

import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.history.EventDetails;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// History events as the API and the logs show them.
public final class EventShape {
    /// What a log takes of a text, in bytes of JSON.
    private static final int MOST_IN_LOGS = 248 * 1024;

    private final boolean withData;
    private final int mostBytes;

    private EventShape(boolean withData, int mostBytes) {
        this.withData = withData;
        this.mostBytes = mostBytes;
    }

    /// As the API shows them, with the whole of each text.
    ///
    /// @param withData whether inputs, outputs and parameters are shown
    public static EventShape forAnswers(boolean withData) {
        return new EventShape(withData, Integer.MAX_VALUE);
    }

    /// As logs show them, which have room for so much of a text.
    ///
    /// @param withData whether inputs, outputs and parameters are shown
    public static EventShape forLogs(boolean withData) {
        return new EventShape(withData, MOST_IN_LOGS);
    }

    public Map<String, Object> of(HistoryEvent event) {
        Reply reply = Reply.empty()
                .date("timestamp", event.timestamp())
                .with("type", event.type().wireName())
                .with("id", event.id())
                .with("previousEventId", event.previousId());
        String member = event.type().detailsMember();
        if (!member.isEmpty() && !(event.details() instanceof EventDetails.None)) {
            reply.with(member, details(event.details()));
        }
        return reply.members();
    }

    /// What an event says, without the name that its kind has on the wire.
    public Reply details(HistoryEvent event) {
        return details(event.details());
    }

    private Reply details(EventDetails details) {
        return switch (details) {
            case EventDetails.None _ -> Reply.empty();
            case EventDetails.ExecutionStarted started -> started(started);
            case EventDetails.Redriven(int count, Optional<String> mapRunArn) ->
                Reply.empty().with("redriveCount", count).with("mapRunArn", mapRunArn);
            case EventDetails.Output(String output) -> data(Reply.empty(), "output", output);
            case EventDetails.Failure(Optional<String> error, Optional<String> cause) ->
                failure(Reply.empty(), error, cause);
            case EventDetails.StateEntered(String name, String input) ->
                data(Reply.empty().with("name", name), "input", input);
            case EventDetails.StateExited exited -> exited(exited);
            case EventDetails.EvaluationFailed failed ->
                Reply.empty()
                        .with("state", failed.state())
                        .with("location", failed.location())
                        .with("error", failed.error())
                        .with("cause", failed.cause());
            case EventDetails.LambdaScheduled scheduled ->
                data(Reply.empty().with("resource", scheduled.resource()), "input", scheduled.input())
                        .with("timeoutInSeconds", seconds(scheduled.timeout()))
                        .with("taskCredentials", credentials(scheduled.credentialsRoleArn()));
            case EventDetails.ActivityScheduled scheduled ->
                data(Reply.empty().with("resource", scheduled.resource()), "input", scheduled.input())
                        .with("timeoutInSeconds", seconds(scheduled.timeout()))
                        .with("heartbeatInSeconds", seconds(scheduled.heartbeat()));
            case EventDetails.ActivityStarted(Optional<String> worker) ->
                Reply.empty().with("workerName", worker);
            case EventDetails.TaskScheduled scheduled -> scheduled(scheduled);
            case EventDetails.TaskStarted(EventDetails.TaskResource task) -> task(task);
            case EventDetails.TaskOutput(EventDetails.TaskResource task, String output) ->
                data(task(task), "output", output);
            case EventDetails.TaskFailure(
                    EventDetails.TaskResource task,
                    Optional<String> error,
                    Optional<String> cause) -> failure(task(task), error, cause);
            case EventDetails.MapStarted(int length) -> Reply.empty().with("length", length);
            case EventDetails.MapIteration(String name, int index) ->
                Reply.empty().with("name", name).with("index", index);
            case EventDetails.MapRunStarted(String arn) -> Reply.empty().with("mapRunArn", arn);
        };
    }

    private Reply started(EventDetails.ExecutionStarted started) {
        return data(Reply.empty(), "input", started.input())
                .with("roleArn", started.roleArn())
                .with("stateMachineAliasArn", started.stateMachineAliasArn())
                .with("stateMachineVersionArn", started.stateMachineVersionArn());
    }

    private Reply exited(EventDetails.StateExited exited) {
        Reply reply = data(Reply.empty().with("name", exited.name()), "output", exited.output());
        if (!exited.assignedVariables().isEmpty() && withData) {
            reply.with("assignedVariables", new LinkedHashMap<>(exited.assignedVariables()))
                    .with("assignedVariablesDetails", Map.of("truncated", false));
        }
        return reply;
    }

    private Reply scheduled(EventDetails.TaskScheduled scheduled) {
        return task(scheduled.task())
                .with("region", scheduled.region())
                .with("parameters", withData ? scheduled.parameters() : "")
                .with("timeoutInSeconds", seconds(scheduled.timeout()))
                .with("heartbeatInSeconds", seconds(scheduled.heartbeat()))
                .with("taskCredentials", credentials(scheduled.credentialsRoleArn()));
    }

    private static Reply task(EventDetails.TaskResource task) {
        return Reply.empty().with("resourceType", task.resourceType()).with("resource", task.resource());
    }

    private static Reply failure(Reply reply, Optional<String> error, Optional<String> cause) {
        return reply.with("error", error).with("cause", cause);
    }

    private Reply data(Reply reply, String name, String value) {
        if (!withData) {
            return reply;
        }
        String shown = cut(value);
        return reply.with(name, shown).with(name + "Details", Map.of("truncated", shown.length() < value.length()));
    }

    /// As much of a text as there is room for.
    private String cut(String text) {
        // no character takes more than six bytes
        if (text.length() <= mostBytes / 6) {
            return text;
        }
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += escaped(text.charAt(i));
            if (bytes > mostBytes) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /// How many bytes a character takes in JSON, or more.
    private static int escaped(char c) {
        if (c < ' ') {
            return 6;
        }
        return c == '"' || c == '\\' ? 2 : c < 128 ? 1 : 3;
    }

    private static Optional<Long> seconds(Optional<Duration> duration) {
        return duration.map(Duration::toSeconds);
    }

    private static Optional<Map<String, Object>> credentials(Optional<String> roleArn) {
        return roleArn.map(arn -> Map.of("roleArn", arn));
    }
}
