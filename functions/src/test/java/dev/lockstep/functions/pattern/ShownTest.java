package dev.lockstep.functions.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ShownTest {
    /// What a number is, in the words of a pattern.
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,20})?");

    @Test
    void aNumberIsWhatThePatternSaysOfAnyText() {
        Random random = new Random(7);
        int numbers = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = random.ints(random.nextInt(6), 0, "0123456789.+-e ٣".length())
                    .mapToObj(place -> "0123456789.+-e ٣".substring(place, place + 1))
                    .reduce("", String::concat);
            assertEquals(NUMBER.matcher(text).matches(), Shown.isNumber(text), text);
            numbers += Shown.isNumber(text) ? 1 : 0;
        }
        assertTrue(numbers > 1000, "only " + numbers + " were numbers");
    }

    @Test
    void aNumberHasAsManyDigitsAsArithmeticIsCheapFor() {
        for (int whole : new int[] {29, 30, 31}) {
            for (int decimals : new int[] {0, 1, 20, 21}) {
                String text = "9".repeat(whole) + (decimals == 0 ? "" : "." + "9".repeat(decimals));
                assertEquals(NUMBER.matcher(text).matches(), Shown.isNumber(text), text);
            }
        }
    }
}
