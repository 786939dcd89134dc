package dev.lockstep.functions.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.harness.Lambda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactionTest {
    private final Redaction redaction = Redaction.of("nickname, Blood-Group");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "login failed: password=hunter2, user=ada | login failed: password=***, user=ada",
                "{\"apiKey\": \"a b\\\"c\", \"n\": 1} | {\"apiKey\": ***, \"n\": 1}",
                "{\\\"client_secret\\\": \\\"a b\\\"} | {\\\"client_secret\\\": ***}",
                "Authorization: Bearer abc.def next | Authorization: *** next",
                "blood_group = 'A B' | blood_group = ***",
                "the password is wrong | the password is wrong",
                "line 7: secretary=Ada | line 7: secretary=Ada",
                "password= | password=",
                "x=1&access_key=AKIA&y=2 | x=1&access_key=***&y=2",
            })
    void textLosesTheValuesOfWhatIsHidden(String text, String shown) {
        assertEquals(shown, redaction.text(text));
    }

    @Test
    void jsonLosesThemAtAnyDepth() {
        assertEquals(
                Lambda.json(
                        "{\"a\": [{\"Nickname\": \"***\", \"n\": 1, \"note\": \"token=***\"}], \"token\": \"***\"}"),
                redaction.json(Lambda.json(
                        "{\"a\": [{\"Nickname\": {\"x\": 1}, \"n\": 1, \"note\": \"token=t\"}], \"token\": 7}")));
    }

    @Test
    void aNameCountsHoweverItIsWritten() {
        assertTrue(redaction.hides("API-KEY"));
        assertTrue(redaction.hides("db.Password"));
        assertFalse(redaction.hides("passwordless"));
        assertFalse(redaction.hides("tokens"));
    }

    @Test
    void aStageErrorDoesNotSayIt() {
        assertEquals("cannot log in with token=***", new InvalidInput("cannot log in with token=abc").getMessage());
    }
}
