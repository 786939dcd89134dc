package dev.lockstep.engine.task;

/// Who does the work of tasks.
@FunctionalInterface
public interface Integrations {

    /// Who does what a resource asks for.
    ///
    /// @param state the state that asks
    Support of(String state, TaskResource resource);

    /// Whether there is somebody.
    sealed interface Support {
        record By(Integration integration) implements Support {}

        /// Nobody; what is missing is told in a sentence.
        record Missing(String why) implements Support {}
    }
}
