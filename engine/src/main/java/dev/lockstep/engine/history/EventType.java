package dev.lockstep.engine.history;

/// The kinds of history events, by the names that the Step Functions API gives them, each with the name of the member
/// that holds its details on the wire.
public enum EventType {
    EXECUTION_STARTED("ExecutionStarted", "executionStartedEventDetails"),
    EXECUTION_SUCCEEDED("ExecutionSucceeded", "executionSucceededEventDetails"),
    EXECUTION_FAILED("ExecutionFailed", "executionFailedEventDetails"),
    EXECUTION_ABORTED("ExecutionAborted", "executionAbortedEventDetails"),
    EXECUTION_TIMED_OUT("ExecutionTimedOut", "executionTimedOutEventDetails"),
    EXECUTION_REDRIVEN("ExecutionRedriven", "executionRedrivenEventDetails"),

    PASS_STATE_ENTERED("PassStateEntered", "stateEnteredEventDetails"),
    PASS_STATE_EXITED("PassStateExited", "stateExitedEventDetails"),
    CHOICE_STATE_ENTERED("ChoiceStateEntered", "stateEnteredEventDetails"),
    CHOICE_STATE_EXITED("ChoiceStateExited", "stateExitedEventDetails"),
    SUCCEED_STATE_ENTERED("SucceedStateEntered", "stateEnteredEventDetails"),
    SUCCEED_STATE_EXITED("SucceedStateExited", "stateExitedEventDetails"),
    FAIL_STATE_ENTERED("FailStateEntered", "stateEnteredEventDetails"),
    EVALUATION_FAILED("EvaluationFailed", "evaluationFailedEventDetails"),

    WAIT_STATE_ENTERED("WaitStateEntered", "stateEnteredEventDetails"),
    WAIT_STATE_EXITED("WaitStateExited", "stateExitedEventDetails"),
    WAIT_STATE_ABORTED("WaitStateAborted", ""),

    TASK_STATE_ENTERED("TaskStateEntered", "stateEnteredEventDetails"),
    TASK_STATE_EXITED("TaskStateExited", "stateExitedEventDetails"),
    TASK_STATE_ABORTED("TaskStateAborted", ""),
    TASK_SCHEDULED("TaskScheduled", "taskScheduledEventDetails"),
    TASK_STARTED("TaskStarted", "taskStartedEventDetails"),
    TASK_START_FAILED("TaskStartFailed", "taskStartFailedEventDetails"),
    TASK_SUBMITTED("TaskSubmitted", "taskSubmittedEventDetails"),
    TASK_SUBMIT_FAILED("TaskSubmitFailed", "taskSubmitFailedEventDetails"),
    TASK_SUCCEEDED("TaskSucceeded", "taskSucceededEventDetails"),
    TASK_FAILED("TaskFailed", "taskFailedEventDetails"),
    TASK_TIMED_OUT("TaskTimedOut", "taskTimedOutEventDetails"),

    LAMBDA_FUNCTION_SCHEDULED("LambdaFunctionScheduled", "lambdaFunctionScheduledEventDetails"),
    LAMBDA_FUNCTION_SCHEDULE_FAILED("LambdaFunctionScheduleFailed", "lambdaFunctionScheduleFailedEventDetails"),
    LAMBDA_FUNCTION_STARTED("LambdaFunctionStarted", ""),
    LAMBDA_FUNCTION_START_FAILED("LambdaFunctionStartFailed", "lambdaFunctionStartFailedEventDetails"),
    LAMBDA_FUNCTION_SUCCEEDED("LambdaFunctionSucceeded", "lambdaFunctionSucceededEventDetails"),
    LAMBDA_FUNCTION_FAILED("LambdaFunctionFailed", "lambdaFunctionFailedEventDetails"),
    LAMBDA_FUNCTION_TIMED_OUT("LambdaFunctionTimedOut", "lambdaFunctionTimedOutEventDetails"),

    ACTIVITY_SCHEDULED("ActivityScheduled", "activityScheduledEventDetails"),
    ACTIVITY_SCHEDULE_FAILED("ActivityScheduleFailed", "activityScheduleFailedEventDetails"),
    ACTIVITY_STARTED("ActivityStarted", "activityStartedEventDetails"),
    ACTIVITY_SUCCEEDED("ActivitySucceeded", "activitySucceededEventDetails"),
    ACTIVITY_FAILED("ActivityFailed", "activityFailedEventDetails"),
    ACTIVITY_TIMED_OUT("ActivityTimedOut", "activityTimedOutEventDetails"),

    PARALLEL_STATE_ENTERED("ParallelStateEntered", "stateEnteredEventDetails"),
    PARALLEL_STATE_STARTED("ParallelStateStarted", ""),
    PARALLEL_STATE_SUCCEEDED("ParallelStateSucceeded", ""),
    PARALLEL_STATE_FAILED("ParallelStateFailed", ""),
    PARALLEL_STATE_ABORTED("ParallelStateAborted", ""),
    PARALLEL_STATE_EXITED("ParallelStateExited", "stateExitedEventDetails"),

    MAP_STATE_ENTERED("MapStateEntered", "stateEnteredEventDetails"),
    MAP_STATE_STARTED("MapStateStarted", "mapStateStartedEventDetails"),
    MAP_STATE_SUCCEEDED("MapStateSucceeded", ""),
    MAP_STATE_FAILED("MapStateFailed", ""),
    MAP_STATE_ABORTED("MapStateAborted", ""),
    MAP_STATE_EXITED("MapStateExited", "stateExitedEventDetails"),
    MAP_ITERATION_STARTED("MapIterationStarted", "mapIterationStartedEventDetails"),
    MAP_ITERATION_SUCCEEDED("MapIterationSucceeded", "mapIterationSucceededEventDetails"),
    MAP_ITERATION_FAILED("MapIterationFailed", "mapIterationFailedEventDetails"),
    MAP_ITERATION_ABORTED("MapIterationAborted", "mapIterationAbortedEventDetails"),
    MAP_RUN_STARTED("MapRunStarted", "mapRunStartedEventDetails"),
    MAP_RUN_SUCCEEDED("MapRunSucceeded", ""),
    MAP_RUN_FAILED("MapRunFailed", "mapRunFailedEventDetails"),
    MAP_RUN_ABORTED("MapRunAborted", ""),
    MAP_RUN_REDRIVEN("MapRunRedriven", "mapRunRedrivenEventDetails");

    private final String wireName;
    private final String detailsMember;

    EventType(String wireName, String detailsMember) {
        this.wireName = wireName;
        this.detailsMember = detailsMember;
    }

    /// The name on the wire, such as `TaskStateEntered`.
    public String wireName() {
        return wireName;
    }

    /// The member that holds the details on the wire; empty for events that never have any.
    public String detailsMember() {
        return detailsMember;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
