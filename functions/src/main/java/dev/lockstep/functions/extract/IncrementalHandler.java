package dev.lockstep.functions.extract;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.Listed;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.state.Progress;
import dev.lockstep.functions.state.StateTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds what is new below a prefix: the objects behind the high-water mark, and those that failed in earlier
/// runs. Keys have to grow, as `2026-11-20/07.csv` does; one that comes late, below the mark, is taken when the
/// event that starts the run names it, once; with `overwritten` one that was done or given up and has been written
/// again since is taken again, as far back as is remembered. Nothing is remembered here: that is for
/// [dev.lockstep.functions.state.CommitHandler], when everything between has succeeded.
public final class IncrementalHandler extends StageHandler<IncrementalHandler.Input, IncrementalHandler.Output> {
    private static final int USUALLY_MOST = 1000;

    /// How many objects are looked at for what was overwritten, from the first that is remembered.
    private static final int LOOKED_AT = 10_000;

    public IncrementalHandler() {
        super(Input.class);
    }

    /// Where to look.
    ///
    /// @param source the address that all objects begin with
    /// @param table where it is remembered how far earlier runs came, and its key
    /// @param name of the source in that table
    /// @param suffix what keys end with
    /// @param late the address of an object that an event names
    /// @param most how many objects a run takes, 1000 when not given
    /// @param key the key of that table
    /// @param overwritten whether an object that was done and has been written again is taken again
    public record Input(
            String source,
            String table,
            String key,
            String name,
            Optional<String> suffix,
            Optional<String> late,
            Optional<Integer> most,
            Optional<Boolean> overwritten) {
        private boolean again() {
            return overwritten.orElse(false);
        }
    }

    /// One of them.
    public record Part(String uri, Optional<Long> bytes) {}

    /// What is new.
    ///
    /// @param keys of the parts, in their order
    /// @param tags of the parts, in their order: what they were when listed, empty where nobody knows
    /// @param since how far earlier runs came, empty when there was none
    /// @param until how far this one looks, empty when there is nothing yet
    /// @param again how many failed before and are tried again
    /// @param more whether there is more than a run takes
    /// @param lookedTo the last key that was looked at for being overwritten, where others are remembered behind it
    public record Output(
            List<Part> parts,
            List<String> keys,
            List<String> tags,
            String since,
            String until,
            long again,
            boolean more,
            Optional<String> lookedTo,
            List<Artifact> sources,
            Counts counts) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        S3Address source = S3Address.parse(input.source());
        Progress progress = Progress.of(
                new StateTable(Clients.ofThisProcess(), input.table(), input.key(), context).read(input.name()));
        int most = input.most().orElse(USUALLY_MOST);
        List<Listed> fresh = context.data().list(source, progress.mark(), most);
        Overwritten now = input.again() ? overwritten(source, progress, context) : Overwritten.NOTHING;
        Found found = new Found();
        TreeSet<String> again = new TreeSet<>(progress.pending().keySet());
        again.addAll(now.changed());
        late(input, source, progress).ifPresent(again::add);
        for (String key : again) {
            S3Address address = new S3Address(source.bucket(), key);
            found.add(address, Optional.empty(), tag(address, input, now, context));
        }
        for (Listed object : fresh) {
            if (object.address().key().endsWith(input.suffix().orElse(""))) {
                found.add(object.address(), Optional.of(object.bytes()), object.tag());
            }
        }
        List<Part> parts = found.parts;
        Optional<String> until = fresh.isEmpty()
                ? progress.mark()
                : Optional.of(fresh.getLast().address().key());
        context.log()
                .info(
                        parts.size() + " objects are new below " + source,
                        Map.of("again", again.size(), "since", progress.mark().orElse("the beginning")));
        return new Output(
                parts,
                found.keys,
                found.tags,
                progress.mark().orElse(""),
                until.orElse(""),
                again.size(),
                fresh.size() == most,
                now.lookedTo(),
                List.of(new Artifact(
                        source.toString(), Optional.of((long) parts.size()), Optional.empty(), Optional.empty())),
                Counts.all(parts.size()));
    }

    /// What is handed on, side by side.
    private static final class Found {
        private final List<Part> parts = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();

        void add(S3Address address, Optional<Long> bytes, String tag) {
            parts.add(new Part(address.toString(), bytes));
            keys.add(address.key());
            tags.add(tag);
        }
    }

    private static Overwritten overwritten(S3Address source, Progress progress, StageContext context) {
        TreeMap<String, String> known = new TreeMap<>(progress.tags().orElse(Map.of()));
        if (known.isEmpty()) {
            return Overwritten.NOTHING;
        }
        String first = known.firstKey();
        // a listing begins behind a key: a shorter one stands before it
        Optional<String> before = Optional.of(first.substring(0, first.length() - 1));
        Overwritten now = Overwritten.of(known, context.data().list(source, before, LOOKED_AT), LOOKED_AT);
        now.lookedTo()
                .ifPresent(key -> context.log()
                        .warn("objects behind " + key + " were not looked at for being overwritten: it is the last of "
                                + LOOKED_AT + " from the first that is remembered, " + first));
        return now;
    }

    /// What an object is now that no listing of new ones has; empty when it is gone, or nobody asks.
    private static String tag(S3Address address, Input input, Overwritten now, StageContext context) {
        String listed = now.tags().get(address.key());
        if (!input.again() || listed != null) {
            return Objects.requireNonNullElse(listed, "");
        }
        return context.data().list(address, Optional.empty(), 1).stream()
                .filter(object -> object.address().key().equals(address.key()))
                .map(Listed::tag)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> late(Input input, S3Address source, Progress progress) {
        return input.late()
                .filter(address -> !address.isBlank())
                .map(address -> S3Address.parse(address).key())
                .filter(key -> key.startsWith(source.key())
                        && key.endsWith(input.suffix().orElse("")))
                .filter(key ->
                        progress.mark().filter(mark -> key.compareTo(mark) <= 0).isPresent())
                .filter(key -> !progress.recent().contains(key)
                        && !progress.abandoned().containsKey(key));
    }
}
