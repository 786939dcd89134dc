package dev.lockstep.functions.pattern;

import dev.lockstep.functions.InvalidInput;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions as people write them into a pipeline.
public final class PatternText {
    private PatternText() {}

    /// The pattern.
    ///
    /// @param what whose it is, as "for column 'day'"
    /// @throws InvalidInput when it is none
    public static Pattern compiled(String text, String what) {
        return compiled(text, what, 0);
    }

    /// The pattern, in whose text `^` and `$` stand for beginning and end of a line.
    public static Pattern ofLines(String text, String what) {
        return compiled(text, what, Pattern.MULTILINE);
    }

    private static Pattern compiled(String text, String what, int flags) {
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException e) {
            throw new InvalidInput(
                    "the pattern '" + text + "' " + what + " is not a regular expression: " + e.getDescription(), e);
        }
    }

    /// The line of a text that a place is on, from 1.
    public static long line(String text, int place) {
        return 1 + text.substring(0, place).chars().filter(c -> c == '\n').count();
    }
}
