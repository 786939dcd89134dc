package dev.lockstep.engine.task;

/// A service that tasks can call. The answer comes later, from any thread; the call itself must not block.
public interface Integration {

    /// The parameters as they are shown in the history and sent; an integration may add what AWS adds.
    default Object parameters(Object arguments) {
        return arguments;
    }

    /// Starts the task.
    void start(TaskRequest request, Answers answers);

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

        /// Has something done when the task is over, however it ends.
        void whenOver(Runnable work);
    }
}
