package dev.lockstep.engine.store;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.history.History;
import dev.lockstep.engine.maprun.Standing;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.turn.Beginning;
import dev.lockstep.engine.turn.Conclusion;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;
import dev.lockstep.engine.turn.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// Keeps executions that ended within its bounds, and forgets all of it with the process.
public final class MemoryStore implements Store {
    /// About what an execution takes beside its texts and its history.
    private static final long BYTES_AN_EXECUTION = 600;

    private final Retention retention;
    private final Map<Shelf, Map<String, byte[]>> shelves = new ConcurrentHashMap<>();
    private final Map<String, Entry> byArn = new ConcurrentHashMap<>();
    private final Map<String, Entry> byMapRun = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentNavigableMap<Long, Entry>> byOwner = new ConcurrentHashMap<>();
    private final Map<Long, Entry> inOrderOfEnding = new LinkedHashMap<>();
    private long keptBytes;

    /// @param inputs what came to it
    /// @param events how many it has led to; they follow from the rest, and so are not kept
    private record Entry(Finished finished, Beginning beginning, List<Bytes> inputs, int events) {
        Commission commission() {
            return finished.commission();
        }

        List<Standing> mapRuns() {
            return finished.conclusion().mapRuns();
        }

        Past<Input> past() {
            List<Recorded<Input>> read =
                    inputs.stream().map(bytes -> Inputs.read(bytes.content())).toList();
            return new Past<>(beginning, read);
        }

        long bytes() {
            return BYTES_AN_EXECUTION
                    + inputs.stream().mapToLong(Bytes::size).sum()
                    + commission().input().length()
                    + finished.conclusion()
                            .outcome()
                            .output()
                            .map(String::length)
                            .orElse(0);
        }
    }

    public MemoryStore(Retention retention) {
        this.retention = retention;
    }

    @Override
    public void put(Shelf shelf, String key, byte[] document) {
        shelf(shelf).put(key, document);
    }

    @Override
    public void remove(Shelf shelf, String key) {
        shelf(shelf).remove(key);
    }

    @Override
    public Map<String, byte[]> documents(Shelf shelf) {
        Map<String, byte[]> documents = shelf(shelf);
        synchronized (documents) {
            return new LinkedHashMap<>(documents);
        }
    }

    private Map<String, byte[]> shelf(Shelf shelf) {
        return shelves.computeIfAbsent(shelf, _ -> Collections.synchronizedMap(new LinkedHashMap<>()));
    }

    @Override
    public Journal<Input> journal(Commission commission) {
        return new MemoryJournal(commission, List.of());
    }

    /// What comes to an execution is kept as bytes, which are smaller than what they stand for.
    private final class MemoryJournal implements Journal<Input> {
        private final Commission commission;
        private final List<Bytes> inputs;
        private Beginning beginning = new Beginning(Instant.EPOCH, 0);

        MemoryJournal(Commission commission, List<Bytes> inputs) {
            this.commission = commission;
            this.inputs = new ArrayList<>(inputs);
        }

        @Override
        public void begin(Beginning how) {
            beginning = how;
        }

        @Override
        public void keep(Instant at, Input input) {
            if (input instanceof Input.Redriven) {
                Optional.ofNullable(byArn.get(commission.arn())).ifPresent(MemoryStore.this::forget);
            }
            inputs.add(Bytes.of(Inputs.write(at, input)));
        }

        @Override
        public void end(Conclusion conclusion, History history) {
            if (!byArn.containsKey(commission.arn())) {
                Finished finished = new Finished(commission, beginning.at(), conclusion);
                add(new Entry(finished, beginning, List.copyOf(inputs), history.size()));
            }
        }

        @Override
        public void whenSafe(Runnable work) {
            work.run();
        }
    }

    private static boolean isRedrivable(Conclusion conclusion) {
        return conclusion.outcome().status() != Outcome.Status.SUCCEEDED;
    }

    private void add(Entry entry) {
        Commission commission = entry.commission();
        byOwner.compute(commission.owner(), (_, there) -> {
            ConcurrentNavigableMap<Long, Entry> entries = there == null ? new ConcurrentSkipListMap<>() : there;
            entries.put(-commission.sequence(), entry);
            return entries;
        });
        entry.mapRuns().forEach(run -> byMapRun.put(run.identity().arn(), entry));
        byArn.put(commission.arn(), entry);
        synchronized (inOrderOfEnding) {
            inOrderOfEnding.put(commission.sequence(), entry);
            keptBytes += entry.bytes();
        }
        makeRoom(entry);
    }

    private void makeRoom(Entry newest) {
        Instant oldest = newest.finished().conclusion().at().minus(retention.age());
        synchronized (inOrderOfEnding) {
            Entry first = inOrderOfEnding.values().iterator().next();
            while (inOrderOfEnding.size() > 1 && isTooMuch(first, oldest)) {
                forget(first);
                first = inOrderOfEnding.values().iterator().next();
            }
        }
    }

    private boolean isTooMuch(Entry first, Instant oldest) {
        return inOrderOfEnding.size() > retention.executions()
                || keptBytes > retention.bytes()
                || first.finished().conclusion().at().isBefore(oldest);
    }

    private void forget(Entry entry) {
        Commission commission = entry.commission();
        synchronized (inOrderOfEnding) {
            if (inOrderOfEnding.remove(commission.sequence()) != null) {
                keptBytes -= entry.bytes();
            }
        }
        byArn.remove(commission.arn(), entry);
        entry.mapRuns().forEach(run -> byMapRun.remove(run.identity().arn(), entry));
        byOwner.computeIfPresent(commission.owner(), (_, entries) -> {
            entries.remove(-commission.sequence());
            return entries.isEmpty() ? null : entries;
        });
    }

    /// Nothing goes on after a crash.
    @Override
    public List<Unfinished> unfinished() {
        return List.of();
    }

    @Override
    public Optional<Finished> finished(String executionArn) {
        return Optional.ofNullable(byArn.get(executionArn)).map(Entry::finished);
    }

    @Override
    public Optional<Finished> starterOf(String mapRunArn) {
        return Optional.ofNullable(byMapRun.get(mapRunArn)).map(Entry::finished);
    }

    @Override
    public Stream<Finished> newestFirst(String owner, long before) {
        ConcurrentNavigableMap<Long, Entry> entries = byOwner.get(owner);
        return entries == null
                ? Stream.of()
                : entries.tailMap(-before, false).values().stream().map(Entry::finished);
    }

    @Override
    public Optional<Unfinished> reopen(String executionArn) {
        return Optional.ofNullable(byArn.get(executionArn))
                .filter(entry -> isRedrivable(entry.finished().conclusion()))
                .map(entry -> {
                    MemoryJournal journal = new MemoryJournal(entry.commission(), entry.inputs());
                    journal.begin(entry.beginning());
                    return new Unfinished(entry.commission(), entry.past(), journal);
                });
    }

    @Override
    public Chronicle history(Commission commission) {
        Entry entry = byArn.get(commission.arn());
        return entry == null ? Chronicle.NONE : new Chronicle.Untold(entry.past(), entry.events());
    }

    @Override
    public long lastSequence() {
        return 0;
    }

    @Override
    public void whenSafe(Runnable work) {
        work.run();
    }

    @Override
    public void close() {}
}
