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
import java.util.Optional;
import java.util.TreeSet;

/// Finds what is new below a prefix: the objects behind the high-water mark, and those that failed in earlier
/// runs. Keys have to grow, as `2026-11-20/07.csv` does; one that comes late, below the mark, is taken when the
/// event that starts the run names it, once. Nothing is remembered here: that is for
/// [dev.lockstep.functions.state.CommitHandler], when everything between has succeeded.
public final class IncrementalHandler extends StageHandler<IncrementalHandler.Input, IncrementalHandler.Output> {
    private static final int USUALLY_MOST = 1000;

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
    public record Input(
            String source,
            String table,
            String key,
            String name,
            Optional<String> suffix,
            Optional<String> late,
            Optional<Integer> most) {}

    /// One of them.
    public record Part(String uri, Optional<Long> bytes) {}

    /// What is new.
    ///
    /// @param keys of the parts, in their order
    /// @param since how far earlier runs came, empty when there was none
    /// @param until how far this one looks, empty when there is nothing yet
    /// @param again how many failed before and are tried again
    /// @param more whether there is more than a run takes
    public record Output(
            List<Part> parts,
            List<String> keys,
            String since,
            String until,
            long again,
            boolean more,
            List<Artifact> sources,
            Counts counts) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        S3Address source = S3Address.parse(input.source());
        Progress progress = Progress.of(
                new StateTable(Clients.ofThisProcess(), input.table(), input.key(), context).read(input.name()));
        int most = input.most().orElse(USUALLY_MOST);
        List<Listed> fresh = context.data().list(source, progress.mark(), most);
        List<Part> parts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        TreeSet<String> again = new TreeSet<>(progress.pending().keySet());
        late(input, source, progress).ifPresent(again::add);
        for (String key : again) {
            keys.add(key);
            parts.add(new Part(new S3Address(source.bucket(), key).toString(), Optional.empty()));
        }
        for (Listed object : fresh) {
            if (object.address().key().endsWith(input.suffix().orElse(""))) {
                keys.add(object.address().key());
                parts.add(new Part(object.address().toString(), Optional.of(object.bytes())));
            }
        }
        Optional<String> until = fresh.isEmpty()
                ? progress.mark()
                : Optional.of(fresh.getLast().address().key());
        context.log()
                .info(
                        parts.size() + " objects are new below " + source,
                        Map.of("again", again.size(), "since", progress.mark().orElse("the beginning")));
        return new Output(
                parts,
                keys,
                progress.mark().orElse(""),
                until.orElse(""),
                again.size(),
                fresh.size() == most,
                List.of(new Artifact(
                        source.toString(), Optional.of((long) parts.size()), Optional.empty(), Optional.empty())),
                Counts.all(parts.size()));
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
