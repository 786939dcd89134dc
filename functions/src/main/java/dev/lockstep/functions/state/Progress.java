package dev.lockstep.functions.state;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// How far a pipeline has come with a source that grows: the high-water mark, which only moves forward, and what lies
/// below it and is still to be done, because it failed.
///
/// @param mark the last key that was taken
/// @param pending keys that failed, with how often
/// @param abandoned keys that failed too often, with the last reason: a person has to look
/// @param recent the last keys that were done, so that a late event for one of them is known for what it is
/// @param tags what those objects were, where that is known
/// @param runs the last runs that are in it, so that one whose answer was lost is not counted twice
public record Progress(
        Optional<String> mark,
        Map<String, Integer> pending,
        Map<String, String> abandoned,
        List<String> recent,
        Optional<Map<String, String>> tags,
        List<String> runs) {
    private static final int RUNS = 50;

    /// Keys may be long, and the item that holds them has an end.
    private static final int RECENT_CHARACTERS = 100_000;

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
    ///
    /// @param tags what the objects of keys were, where that is known
    public record Done(
            String run, Optional<String> until, List<String> keys, List<Failure> failed, Map<String, String> tags) {}

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
        run.keys().forEach(left::remove);
        run.keys().forEach(given::remove);
        for (Failure failure : run.failed()) {
            int times = left.merge(failure.key(), 1, Integer::sum);
            if (times >= tries) {
                left.remove(failure.key());
                given.put(failure.key(), failure.reason());
            }
        }
        Optional<String> further =
                run.until().filter(key -> !key.isEmpty() && (mark.isEmpty() || key.compareTo(mark.get()) > 0));
        List<String> counted = new ArrayList<>(runs.subList(Math.max(0, runs.size() - RUNS + 1), runs.size()));
        counted.add(run.run());
        Map<String, String> known = new TreeMap<>(tags.orElse(Map.of()));
        run.keys().forEach(known::remove);
        known.putAll(run.tags());
        List<String> last = recent(run.keys(), known);
        known.keySet().retainAll(Set.copyOf(last));
        return new Progress(
                further.or(() -> mark), left, given, last, Optional.of(known).filter(some -> !some.isEmpty()), counted);
    }

    private List<String> recent(List<String> more, Map<String, String> known) {
        List<String> keys = new ArrayList<>(recent);
        keys.removeAll(more);
        keys.addAll(more);
        int first = keys.size();
        int characters = 0;
        while (first > 0 && characters + size(keys.get(first - 1), known) <= RECENT_CHARACTERS) {
            first--;
            characters += size(keys.get(first), known);
        }
        return List.copyOf(keys.subList(first, keys.size()));
    }

    /// Where what an object was is remembered, its key is there twice.
    private static int size(String key, Map<String, String> known) {
        String tag = known.get(key);
        return tag == null ? key.length() : 2 * key.length() + tag.length();
    }
}
