package dev.lockstep.engine.task;

import java.util.Optional;

/// Something that tasks can have done: the one interface that an integration implements. A [Registry] knows it by the
/// name that resources give it.
///
/// The answer comes later, from any thread; [#start] itself must not block. What goes wrong is told as a
/// [StateFailure], with the error and cause that AWS would give; an exception that leaves [#start] ends the execution.
public interface Integration {

    /// The parameters as they are shown in the history and sent; an integration may add what AWS adds.
    ///
    /// @throws InvalidParameters when the service does not take them: the state fails before its task is scheduled
    default Object parameters(Object arguments) {
        return arguments;
    }

    /// Starts the task.
    void start(TaskRequest request, Answers answers);

    /// Goes on with a task that an earlier process started and that nobody is known to have answered. Unless an
    /// integration knows better, it starts the task once more: like AWS, it delivers at least once.
    default void goOn(TaskRequest request, Progress progress, Answers answers) {
        start(request, answers);
    }

    /// How far a task is known to have come.
    ///
    /// @param submitted what the service said when it took the call
    /// @param isFetched whether a worker has fetched it
    record Progress(Optional<Object> submitted, boolean isFetched) {
        public static final Progress NONE = new Progress(Optional.empty(), false);
    }

    /// How a task answers. The first answer counts.
    interface Answers {
        void succeed(Object output);

        void fail(StateFailure failure);

        /// The service took the call; the answer comes later.
        void submitted(Object output);

        /// A worker has fetched the task.
        void started(String worker);

        /// Whoever works on the task is alive.
        void beat();

        /// Nothing of ours works on the task any more: virtual time may go on.
        void released();

        /// Does something when all that was told until now has had its effect and, where executions are kept, is safe.
        void whenSafe(Runnable work);

        /// Has something done when the task is over, however it ends.
        void whenOver(Runnable work);
    }
}
