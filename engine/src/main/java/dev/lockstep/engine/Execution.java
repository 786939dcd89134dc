package dev.lockstep.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// A run of a state machine. Every method may be called from any thread at any time.
public interface Execution {

    String arn();

    String name();

    String stateMachineArn();

    /// The input as it was given, verbatim.
    String input();

    Instant startDate();

    /// When it ended; empty while it runs.
    Optional<Instant> stopDate();

    /// How it stands: `RUNNING` without output until it ends.
    Outcome outcome();

    /// Completes with the outcome when the execution ends, never exceptionally.
    CompletionStage<Outcome> ended();

    /// Blocks until the execution ends.
    Outcome await() throws InterruptedException;

    /// The events written until now.
    List<HistoryEvent> history();

    /// Completes when all that came to the execution until now has had its effect and, where executions are kept, is
    /// safe.
    CompletionStage<Void> settled();

    /// Ends the execution as `ABORTED`, unless it has ended already.
    void stop(Optional<String> error, Optional<String> cause);

    /// Lets the execution go on from where it failed; what has succeeded is not done again. False when it runs, or has
    /// succeeded.
    boolean redrive();

    /// How often it was redriven.
    int redriveCount();

    /// When it was redriven last.
    Optional<Instant> redriveDate();
}
