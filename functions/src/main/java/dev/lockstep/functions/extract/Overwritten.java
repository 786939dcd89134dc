package dev.lockstep.functions.extract;

import dev.lockstep.functions.data.Listed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a listing tells of the objects that earlier runs have done, or given up.
///
/// @param tags what the listed objects are, by key
/// @param changed the keys of those that are others now
/// @param lookedTo the last key that was looked at, where more are remembered behind it
record Overwritten(Map<String, String> tags, Set<String> changed, Optional<String> lookedTo) {
    static final Overwritten NOTHING = new Overwritten(Map.of(), Set.of(), Optional.empty());

    /// @param known what they were then
    /// @param listed what there is, from the first of those on
    /// @param most how many were asked for
    static Overwritten of(SortedMap<String, String> known, List<Listed> listed, int most) {
        Map<String, String> tags = new TreeMap<>();
        Set<String> changed = new TreeSet<>();
        for (Listed object : listed) {
            String key = object.address().key();
            tags.put(key, object.tag());
            if (known.containsKey(key) && !object.tag().equals(known.get(key))) {
                changed.add(key);
            }
        }
        Optional<String> last = listed.size() < most
                ? Optional.empty()
                : Optional.of(listed.getLast().address().key());
        return new Overwritten(tags, changed, last.filter(key -> key.compareTo(known.lastKey()) < 0));
    }
}
