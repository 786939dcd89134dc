package dev.lockstep.functions.distinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeenValuesTest {
    private static final int MANY = 20_000;

    @Test
    void theFirstLineOfManyValuesIsKnown() {
        SeenValues seen = new SeenValues("the column id", SeenValues.Bound.ofMemory(10_000_000));
        for (int i = 1; i <= MANY; i++) {
            assertEquals(i, seen.firstLine("value " + i, i));
        }
        for (int i = 1; i <= MANY; i++) {
            assertEquals(i, seen.firstLine("value " + i, MANY + i));
        }
    }

    @Test
    void theLastLineTakesThePlaceOfTheOneBefore() {
        SeenValues seen = new SeenValues("the column id", SeenValues.Bound.ofMemory(10_000_000));
        seen.lastLine("a", 1);
        seen.lastLine("b", 2);
        seen.lastLine("a", 3);
        assertEquals(3, seen.firstLine("a", 9));
        assertEquals(2, seen.firstLine("b", 9));
    }

    @Test
    void moreThanFitIsRefusedByName() {
        SeenValues seen = new SeenValues("the column id", SeenValues.Bound.ofMemory(200_000));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> {
            for (int i = 1; i <= MANY; i++) {
                seen.firstLine("value " + i, i);
            }
        });
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("the column id has more than 4915 different values"),
                refused::toString);
    }

    @Test
    void valuesThatAreCutInAnotherWayAreOthers() {
        assertNotEquals(SeenValues.together(List.of("x", "yz")), SeenValues.together(List.of("xy", "z")));
        assertNotEquals(SeenValues.together(List.of("1:a")), SeenValues.together(List.of("1", "a")));
    }
}
