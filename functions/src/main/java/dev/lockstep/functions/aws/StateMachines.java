package dev.lockstep.functions.aws;

import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Step Functions, as far as handlers call it.
public final class StateMachines {
    /// What StartExecution takes of a trace header.
    private static final int LONGEST_HEADER = 256;

    private static final Set<String> NO_LONGER_WAITING = Set.of("InvalidToken", "TaskDoesNotExist", "TaskTimedOut");

    private static final String TYPE = "application/x-amz-json-1.0";

    private final SignedCall calls;
    private final SignedCall.Place place;
    private final Optional<String> trace;

    /// @param trace the header of the trace that executions belong to
    StateMachines(SignedCall calls, SignedCall.Place place, Optional<String> trace) {
        this.calls = calls;
        this.place = place;
        this.trace = trace.filter(header -> header.length() <= LONGEST_HEADER);
    }

    /// Starts an execution.
    ///
    /// @return its ARN; nothing when the name is taken already
    public Optional<String> start(String stateMachineArn, String name, String input) {
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("stateMachineArn", Json.of(stateMachineArn));
        request.put("name", Json.of(name));
        request.put("input", Json.of(input));
        trace.ifPresent(header -> request.put("traceHeader", Json.of(header)));
        return asked(
                        "StartExecution",
                        request,
                        Set.of("ExecutionAlreadyExists"),
                        stateMachineArn + " cannot be started")
                .map(reply -> text(reply, "executionArn"));
    }

    /// How an execution stands, in the words of Step Functions.
    ///
    /// @return nothing when it knows none of that name
    public Optional<String> status(String executionArn) {
        return asked(
                        "DescribeExecution",
                        Map.of("executionArn", Json.of(executionArn)),
                        Set.of("ExecutionDoesNotExist"),
                        executionArn + " cannot be described")
                .map(reply -> text(reply, "status"));
    }

    /// Gives the task that waits with a token its result.
    ///
    /// @return whether it was still waiting
    public boolean succeed(String token, Json result) {
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("taskToken", Json.of(token));
        request.put("output", Json.of(JsonText.text(result)));
        return told("SendTaskSuccess", request);
    }

    /// Fails the task that waits with a token.
    ///
    /// @return whether it was still waiting
    public boolean fail(String token, String error, String cause) {
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("taskToken", Json.of(token));
        request.put("error", Json.of(error));
        request.put("cause", Json.of(cause));
        return told("SendTaskFailure", request);
    }

    private boolean told(String action, Map<String, Json> request) {
        return asked(action, request, NO_LONGER_WAITING, "the task that waits cannot be told")
                .isPresent();
    }

    /// @param expected refusals that are an answer, too
    private Optional<Json.Obj> asked(String action, Map<String, Json> request, Set<String> expected, String trouble) {
        SignedCall.Answer answer = calls.post(
                place,
                Map.of("Content-Type", TYPE, "X-Amz-Target", "AWSStepFunctions." + action),
                JsonText.text(new Json.Obj(request)));
        Json.Obj reply = read(answer);
        if (answer.good()) {
            return Optional.of(reply);
        }
        if (reply.get("__type").orElse(Json.Null.NULL) instanceof Json.Str(String type)
                && expected.contains(type.substring(type.indexOf('#') + 1))) {
            return Optional.empty();
        }
        throw SignedCall.failure(answer, trouble);
    }

    private static String text(Json.Obj reply, String member) {
        if (reply.get(member).orElse(Json.Null.NULL) instanceof Json.Str(String text)) {
            return text;
        }
        throw new Unavailable("Step Functions answered without " + member);
    }

    private static Json.Obj read(SignedCall.Answer answer) {
        try {
            return JsonText.read(answer.body()) instanceof Json.Obj reply ? reply : new Json.Obj(Map.of());
        } catch (IOException e) {
            if (answer.good()) {
                throw new Unavailable("Step Functions answered with something that is no JSON", e);
            }
            return new Json.Obj(Map.of());
        }
    }
}
