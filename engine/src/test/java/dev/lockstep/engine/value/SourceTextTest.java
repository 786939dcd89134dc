package dev.lockstep.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SourceTextTest {
    @Test
    void quotesAreSingleUnlessOnlyTheTextHasSome() {
        assertEquals("'plain'", SourceText.of("plain"));
        assertEquals("\"it's\"", SourceText.of("it's"));
        assertEquals("'\"'", SourceText.of("\""));
        assertEquals("'it\\'s \"so\"'", SourceText.of("it's \"so\""));
    }

    @Test
    void whatCannotBeSeenIsWrittenAsAnEscape() {
        assertEquals("'\\n\\r\\t\\\\'", SourceText.of("\n\r\t\\"));
        assertEquals("'\\x00\\x1b\\x7f\\x85\\xa0'", SourceText.of("\0\u001b\u007f\u0085\u00a0"));
        assertEquals("'\\u2028\\ud800'", SourceText.of("\u2028\ud800"));
        assertEquals("'é ß 中 😀'", SourceText.of("é ß 中 😀"));
    }
}
