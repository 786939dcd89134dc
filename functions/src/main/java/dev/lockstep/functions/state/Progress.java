package dev.lockstep.functions.state;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How far a pipeline has come with a source that grows: the high-water mark, which only moves forward, and what lies
/// below it and is still to be done, because it failed.
///
/// The item that holds it has an end: of each list of keys the last are remembered, as many as fit. As keys grow, the
/// first are the oldest.
///
/// @param mark the last key that was taken
/// @param pending keys that failed, with how often
/// @param abandoned keys that failed too often, with the last reason: a person has to look
/// @param recent the last keys that were done, so that a late event for one of them is known for what it is
/// @param tags what those objects were, and the abandoned ones when they were given up, where that is known
/// @param runs the last runs that are in it, so that one whose answer was lost is not counted twice
public record Progress(
        Optional<String> mark,
        Map<String, Integer> pending,
        Map<String, String> abandoned,
        List<String> recent,
        Optional<Map<String, String>> tags,
        List<String> runs) {
    private static final int RUNS = 50;

    /// How often a key has failed, in characters.
    private static final int NUMBER = 11;

    /// Something that failed.
    public record Failure(String key, String reason) {}

    /// Reads what is remembered.
    public static Progress of(Optional<Json.Obj> remembered) {
        if (remembered.isEmpty() || remembered.get().fields().isEmpty()) {
            return new Progress(Optional.empty(), Map.of(), Map.of(), List.of(), Optional.empty(), List.of());
        }
        try {
            return Records.decode(remembered.get(), Progress.class, "");
        } catch (Mismatch e) {
            throw new InvalidInput("what is remembered is not the progress of a source: " + e.getMessage(), e);
        }
    }

    /// As it is remembered.
    public Json.Obj document() {
        return (Json.Obj) Records.encode(this);
    }

    /// What a run has done.
    ///
    /// @param until the last key it has looked at
    /// @param keys that were done
    /// @param tags what the objects were that were done, and those that failed, where that is known
    public record Done(
            String run, Optional<String> until, List<String> keys, List<Failure> failed, Map<String, String> tags) {
        private void tell(String key, Map<String, String> known) {
            known.remove(key);
            Optional.ofNullable(tags.get(key)).ifPresent(tag -> known.put(key, tag));
        }
    }

    /// This progress, and a run on top: whatever the order in which runs end, what one has done stays done, and what
    /// failed stays to be done until some run has done it.
    ///
    /// @param tries how often a key may fail
    public Progress with(Done run, int tries) {
        if (runs.contains(run.run())) {
            return this;
        }
        Map<String, Integer> left = new TreeMap<>(pending);
        Map<String, String> given = new TreeMap<>(abandoned);
        Map<String, String> known = new TreeMap<>(tags.orElse(Map.of()));
        for (String key : run.keys()) {
            left.remove(key);
            given.remove(key);
            run.tell(key, known);
        }
        for (Failure failure : run.failed()) {
            given.remove(failure.key());
            if (left.merge(failure.key(), 1, Integer::sum) >= tries) {
                left.remove(failure.key());
                given.put(failure.key(), failure.reason());
                run.tell(failure.key(), known);
            }
        }
        left.keySet().retainAll(Set.copyOf(Share.last(left.keySet(), key -> Share.of(key) + NUMBER)));
        given.keySet()
                .retainAll(Set.copyOf(
                        Share.last(given.keySet(), key -> size(key, known) + Share.of(given.getOrDefault(key, "")))));
        List<String> last = recent(run.keys(), known);
        Set<String> lasting = Set.copyOf(last);
        known.keySet().removeIf(key -> !given.containsKey(key) && !lasting.contains(key));
        return new Progress(
                further(run), left, given, last, Optional.of(known).filter(some -> !some.isEmpty()), counted(run));
    }

    private Optional<String> further(Done run) {
        return run.until()
                .filter(key -> !key.isEmpty() && (mark.isEmpty() || key.compareTo(mark.get()) > 0))
                .or(() -> mark);
    }

    private List<String> counted(Done run) {
        List<String> counted = new ArrayList<>(runs.subList(Math.max(0, runs.size() - RUNS + 1), runs.size()));
        counted.add(run.run());
        return counted;
    }

    /// The keys that failed and that this, which is the one before with a run on top, has no room for.
    public List<String> forgotten(Progress before, Done run) {
        if (before.runs().contains(run.run())) {
            return List.of();
        }
        Set<String> keys = new TreeSet<>(before.pending().keySet());
        keys.addAll(before.abandoned().keySet());
        run.failed().forEach(failure -> keys.add(failure.key()));
        run.keys().forEach(keys::remove);
        keys.removeAll(pending.keySet());
        keys.removeAll(abandoned.keySet());
        return List.copyOf(keys);
    }

    private List<String> recent(List<String> more, Map<String, String> known) {
        Set<String> keys = new LinkedHashSet<>(recent);
        more.forEach(keys::remove);
        keys.addAll(more);
        return List.copyOf(Share.last(keys, key -> size(key, known)));
    }

    /// Where what an object was is remembered, its key is there twice.
    private static int size(String key, Map<String, String> known) {
        String tag = known.get(key);
        return tag == null ? Share.of(key) : 2 * Share.of(key) + Share.of(tag);
    }
}
