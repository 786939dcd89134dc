package dev.lockstep.engine.history;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What an event says beside its type; one record for each *shape*, since AWS gives many types the same one.
///
/// Inputs, outputs and parameters are JSON text, as the API returns them.
public sealed interface EventDetails extends LateDetails {

    /// They are there already.
    @Override
    default EventDetails details() {
        return this;
    }

    /// An event that says nothing more.
    record None() implements EventDetails {}

    /// `ExecutionStarted`.
    record ExecutionStarted(
            String input,
            String roleArn,
            Optional<String> stateMachineAliasArn,
            Optional<String> stateMachineVersionArn)
            implements EventDetails {}

    /// `ExecutionRedriven`, `MapRunRedriven`.
    record Redriven(int redriveCount, Optional<String> mapRunArn) implements EventDetails {}

    /// Something ended with an output: an execution, a Lambda function, an activity.
    record Output(String output) implements EventDetails {}

    /// Something ended with an error: an execution, a Lambda function, an activity, a map run.
    record Failure(Optional<String> error, Optional<String> cause) implements EventDetails {}

    /// `…StateEntered`.
    record StateEntered(String name, String input) implements EventDetails {}

    /// `…StateExited`; the variables that the state assigned are given by name, each as JSON text.
    record StateExited(String name, String output, Map<String, String> assignedVariables) implements EventDetails {
        public StateExited {
            assignedVariables = Collections.unmodifiableMap(new LinkedHashMap<>(assignedVariables));
        }
    }

    /// `EvaluationFailed`: a JSONata expression of a state failed; the location names the field.
    record EvaluationFailed(String state, Optional<String> location, String error, String cause)
            implements EventDetails {}

    /// `LambdaFunctionScheduled`: a function named directly by its ARN.
    record LambdaScheduled(
            String resource, String input, Optional<Duration> timeout, Optional<String> credentialsRoleArn)
            implements EventDetails {}

    /// `ActivityScheduled`.
    record ActivityScheduled(String resource, String input, Optional<Duration> timeout, Optional<Duration> heartbeat)
            implements EventDetails {}

    /// `ActivityStarted`.
    record ActivityStarted(Optional<String> workerName) implements EventDetails {}

    /// `TaskScheduled`: a service integration such as `lambda:invoke`.
    record TaskScheduled(
            TaskResource task,
            String region,
            String parameters,
            Optional<Duration> timeout,
            Optional<Duration> heartbeat,
            Optional<String> credentialsRoleArn)
            implements EventDetails {}

    /// `TaskStarted`.
    record TaskStarted(TaskResource task) implements EventDetails {}

    /// `TaskSubmitted` and `TaskSucceeded`.
    record TaskOutput(TaskResource task, String output) implements EventDetails {}

    /// `TaskFailed`, `TaskTimedOut`, `TaskStartFailed`, `TaskSubmitFailed`.
    record TaskFailure(TaskResource task, Optional<String> error, Optional<String> cause) implements EventDetails {}

    /// `MapStateStarted`.
    record MapStarted(int length) implements EventDetails {}

    /// `MapIteration…`: the name of the Map state and the index of the item.
    record MapIteration(String name, int index) implements EventDetails {}

    /// `MapRunStarted`.
    record MapRunStarted(String mapRunArn) implements EventDetails {}

    /// A service and its action as events name them: type `lambda`, resource `invoke`.
    record TaskResource(String resourceType, String resource) {}
}
