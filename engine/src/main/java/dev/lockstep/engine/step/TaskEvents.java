package dev.lockstep.engine.step;

import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.run.Level;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.TaskResource;
import java.time.Duration;
import java.util.Optional;

/// The events of a task, which AWS names by the kind of its resource.
sealed interface TaskEvents {

    static TaskEvents of(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction(String arn) -> new OfFunction(arn);
            case TaskResource.Activity(String arn) -> new OfActivity(arn);
            case TaskResource.ServiceAction action ->
                new OfService(new EventDetails.TaskResource(action.service(), action.actionInEvents()));
        };
    }

    /// What a task is scheduled with.
    record Schedule(
            String parameters, Optional<Duration> timeout, Optional<Duration> heartbeat, Optional<String> roleArn) {}

    void scheduled(Level level, Schedule schedule);

    void started(Level level);

    /// A worker has fetched the task; only activities have workers.
    default void fetched(Level level, String worker) {}

    /// The service took the call; only services say so.
    default void submitted(Level level, String output) {}

    void succeeded(Level level, String output);

    void failed(Level level, StateFailure failure);

    void timedOut(Level level, StateFailure failure);

    /// What the message about a result that is too large calls the task.
    String nameInMessages();

    record OfFunction(String arn) implements TaskEvents {
        @Override
        public void scheduled(Level level, Schedule schedule) {
            level.write(
                    EventType.LAMBDA_FUNCTION_SCHEDULED,
                    new EventDetails.LambdaScheduled(
                            arn, schedule.parameters(), schedule.timeout(), schedule.roleArn()));
        }

        @Override
        public void started(Level level) {
            level.write(EventType.LAMBDA_FUNCTION_STARTED, new EventDetails.None());
        }

        @Override
        public void succeeded(Level level, String output) {
            level.write(EventType.LAMBDA_FUNCTION_SUCCEEDED, new EventDetails.Output(output));
        }

        @Override
        public void failed(Level level, StateFailure failure) {
            level.write(EventType.LAMBDA_FUNCTION_FAILED, new EventDetails.Failure(failure.error(), failure.cause()));
        }

        @Override
        public void timedOut(Level level, StateFailure failure) {
            level.write(
                    EventType.LAMBDA_FUNCTION_TIMED_OUT, new EventDetails.Failure(failure.error(), failure.cause()));
        }

        @Override
        public String nameInMessages() {
            return arn;
        }
    }

    record OfActivity(String arn) implements TaskEvents {
        @Override
        public void scheduled(Level level, Schedule schedule) {
            level.write(
                    EventType.ACTIVITY_SCHEDULED,
                    new EventDetails.ActivityScheduled(
                            arn, schedule.parameters(), schedule.timeout(), schedule.heartbeat()));
        }

        @Override
        public void started(Level level) {
            // not before a worker has fetched it
        }

        @Override
        public void fetched(Level level, String worker) {
            level.write(
                    EventType.ACTIVITY_STARTED,
                    new EventDetails.ActivityStarted(Optional.of(worker).filter(name -> !name.isEmpty())));
        }

        @Override
        public void succeeded(Level level, String output) {
            level.write(EventType.ACTIVITY_SUCCEEDED, new EventDetails.Output(output));
        }

        @Override
        public void failed(Level level, StateFailure failure) {
            level.write(EventType.ACTIVITY_FAILED, new EventDetails.Failure(failure.error(), failure.cause()));
        }

        @Override
        public void timedOut(Level level, StateFailure failure) {
            level.write(EventType.ACTIVITY_TIMED_OUT, new EventDetails.Failure(failure.error(), failure.cause()));
        }

        @Override
        public String nameInMessages() {
            return arn;
        }
    }

    record OfService(EventDetails.TaskResource task) implements TaskEvents {
        @Override
        public void scheduled(Level level, Schedule schedule) {
            level.write(
                    EventType.TASK_SCHEDULED,
                    new EventDetails.TaskScheduled(
                            task,
                            level.run().region(),
                            schedule.parameters(),
                            schedule.timeout(),
                            schedule.heartbeat(),
                            schedule.roleArn()));
        }

        @Override
        public void started(Level level) {
            level.write(EventType.TASK_STARTED, new EventDetails.TaskStarted(task));
        }

        @Override
        public void submitted(Level level, String output) {
            level.write(EventType.TASK_SUBMITTED, new EventDetails.TaskOutput(task, output));
        }

        @Override
        public void succeeded(Level level, String output) {
            level.write(EventType.TASK_SUCCEEDED, new EventDetails.TaskOutput(task, output));
        }

        @Override
        public void failed(Level level, StateFailure failure) {
            level.write(EventType.TASK_FAILED, new EventDetails.TaskFailure(task, failure.error(), failure.cause()));
        }

        @Override
        public void timedOut(Level level, StateFailure failure) {
            level.write(EventType.TASK_TIMED_OUT, new EventDetails.TaskFailure(task, failure.error(), failure.cause()));
        }

        @Override
        public String nameInMessages() {
            return task.resourceType();
        }
    }
}
