package dev.lockstep.functions.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.functions.data.Listed;
import dev.lockstep.functions.data.S3Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OverwrittenTest {
    private static final TreeMap<String, String> KNOWN = new TreeMap<>(Map.of("a", "1", "b", "1", "d", "1"));
    private static final List<Listed> LISTED = List.of(listed("a", "1"), listed("b", "2"), listed("c", "3"));

    private static Listed listed(String key, String tag) {
        return new Listed(new S3Address("inbox", key), 1, tag);
    }

    @Test
    void aListingThatEndsBeforeAllIsLookedAtSaysWhere() {
        assertEquals(Optional.of("c"), Overwritten.of(KNOWN, LISTED, 3).lookedTo());
    }

    @Test
    void aListingOfAllThereIsLeavesNothingOut() {
        assertEquals(Optional.empty(), Overwritten.of(KNOWN, LISTED, 4).lookedTo());
        assertEquals(
                Optional.empty(),
                Overwritten.of(new TreeMap<>(KNOWN.headMap("c")), LISTED, 3).lookedTo());
    }

    @Test
    void onlyWhatIsKnownAndIsAnotherHasChanged() {
        assertEquals(Set.of("b"), Overwritten.of(KNOWN, LISTED, 4).changed());
    }
}
