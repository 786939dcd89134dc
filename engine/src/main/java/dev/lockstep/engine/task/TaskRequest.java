package dev.lockstep.engine.task;

/// What a task asks of its integration.
///
/// @param token by which somebody outside can answer the task
public record TaskRequest(TaskResource resource, Object parameters, String executionArn, String token) {

    /// The failure of a task that returns more than AWS lets through.
    public StateFailure resultTooLarge() {
        String name = switch (resource) {
            case TaskResource.LambdaFunction(String arn) -> arn;
            case TaskResource.Activity(String arn) -> arn;
            case TaskResource.ServiceAction action -> action.service();
        };
        return StateFailure.resultTooLarge(name);
    }
}
