package dev.lockstep.engine.api;

import dev.lockstep.engine.history.History;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.store.Chronicle;
import dev.lockstep.engine.store.Commission;
import dev.lockstep.engine.store.Finished;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.Unfinished;
import dev.lockstep.engine.turn.Beginning;
import dev.lockstep.engine.turn.Conclusion;
import dev.lockstep.engine.turn.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A store that loses what comes to some executions, as if the process had ended before it could be written.
record LosingStore(Store store, Predicate<Commission> loses) implements Store {
    @Override
    public Journal<Input> journal(Commission commission) {
        Journal<Input> journal = store.journal(commission);
        return loses.test(commission) ? new LosingJournal(journal) : journal;
    }

    private record LosingJournal(Journal<Input> journal) implements Journal<Input> {
        @Override
        public void begin(Beginning beginning) {
            journal.begin(beginning);
        }

        @Override
        public void keep(Instant at, Input input) {}

        @Override
        public void end(Conclusion conclusion, History history) {}

        @Override
        public void whenSafe(Runnable work) {
            journal.whenSafe(work);
        }
    }

    @Override
    public void put(Shelf shelf, String key, byte[] document) {
        store.put(shelf, key, document);
    }

    @Override
    public void remove(Shelf shelf, String key) {
        store.remove(shelf, key);
    }

    @Override
    public Map<String, byte[]> documents(Shelf shelf) {
        return store.documents(shelf);
    }

    @Override
    public List<Unfinished> unfinished() {
        return store.unfinished();
    }

    @Override
    public Optional<Finished> finished(String executionArn) {
        return store.finished(executionArn);
    }

    @Override
    public Optional<Finished> starterOf(String mapRunArn) {
        return store.starterOf(mapRunArn);
    }

    @Override
    public Stream<Finished> newestFirst(String owner, long before) {
        return store.newestFirst(owner, before);
    }

    @Override
    public Optional<Unfinished> reopen(String executionArn) {
        return store.reopen(executionArn);
    }

    @Override
    public Chronicle history(Commission commission) {
        return store.history(commission);
    }

    @Override
    public long lastSequence() {
        return store.lastSequence();
    }

    @Override
    public void whenSafe(Runnable work) {
        store.whenSafe(work);
    }

    @Override
    public void close() {
        store.close();
    }
}
