package dev.lockstep.functions.items;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a stage hands on that has taken items in.
///
/// @param data the table
/// @param quarantine the items that were not taken
public record Taken(
        DataSet data,
        Optional<DataSet> quarantine,
        List<Artifact> sources,
        List<Artifact> artifacts,
        Counts counts,
        long bytes,
        double quality,
        List<Finding> findings) {
    /// What has been gathered of a source.
    ///
    /// @param bytes how large the source is, where that is known
    public static Taken of(String source, Optional<Long> bytes, Gathered gathered) {
        DataSet data = gathered.data().orElseThrow();
        List<Artifact> artifacts = new ArrayList<>(List.of(data.artifact()));
        gathered.quarantine().map(DataSet::artifact).ifPresent(artifacts::add);
        long all = gathered.items();
        long failed = gathered.quarantine().flatMap(DataSet::records).orElse(0L);
        return new Taken(
                data,
                gathered.quarantine(),
                List.of(new Artifact(source, Optional.of(all), bytes, Optional.empty())),
                artifacts,
                new Counts(all, all - failed, failed),
                data.bytes().orElse(0L),
                all == 0 ? 1 : (double) (all - failed) / all,
                gathered.findings());
    }
}
