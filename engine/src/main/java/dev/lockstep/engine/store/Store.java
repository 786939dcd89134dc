package dev.lockstep.engine.store;

import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.turn.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Keeps what a service must not forget. Safe for any thread.
///
/// What is given is taken at once and found at once by whoever asks; it is safe (it would be there after a crash)
/// when the work of a later [#whenSafe] runs. A store in memory has nothing that could be safer than it is.
///
/// @see Journal
public interface Store extends AutoCloseable {

    /// Keeps a document in place of what was kept under the key.
    void put(Shelf shelf, String key, byte[] document);

    void remove(Shelf shelf, String key);

    /// The documents of a shelf by their keys, as they stood when the store was opened or were put since.
    Map<String, byte[]> documents(Shelf shelf);

    /// The journal of an execution that is about to begin.
    Journal<Input> journal(Commission commission);

    /// The executions that earlier processes have begun and not ended, in the order they began.
    List<Unfinished> unfinished();

    /// An execution that ended and is still kept.
    Optional<Finished> finished(String executionArn);

    /// The execution that started a map run, if it ended and is still kept.
    Optional<Finished> starterOf(String mapRunArn);

    /// The executions of a machine or a map run that ended and are still kept, newest first, from those before a
    /// sequence on.
    Stream<Finished> newestFirst(String owner, long before);

    /// The past of an execution that ended without success and can be redriven, and the journal in which it goes on; it
    /// counts as ended until something is kept there.
    Optional<Unfinished> reopen(String executionArn);

    /// What there is of the events of an execution that ended.
    Chronicle history(Commission commission);

    /// The highest sequence that was ever given to an execution.
    long lastSequence();

    /// Runs the work, on whatever thread, as soon as all that was given before is safe.
    void whenSafe(Runnable work);

    /// Waits until all that was given before is safe.
    ///
    /// @throws dev.lockstep.engine.StoreTrouble when the store cannot write just now
    default void awaitSafe() {
        CompletableFuture<Void> safe = new CompletableFuture<>();
        whenSafe(() -> safe.complete(null));
        safe.join();
    }

    @Override
    void close();

    /// The kinds of documents.
    enum Shelf {
        MACHINES,
        ACTIVITIES,
        REDRIVES
    }
}
