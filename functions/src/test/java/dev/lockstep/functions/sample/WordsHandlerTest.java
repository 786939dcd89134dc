package dev.lockstep.functions.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.functions.testing.LambdaCall;
import dev.lockstep.functions.testing.StageCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WordsHandlerTest {
    private final WordsHandler handler = new WordsHandler();

    @Test
    void wordsAreCounted() {
        var answer = StageCall.of(handler).named("words").invoke("""
            {"texts": ["one two", "three"]}
            """);
        assertEquals("3", answer.text("words"));
        assertEquals("2", answer.text("counts.in"));
    }

    @Test
    void whatIsWrongIsNamed() {
        var error = StageCall.of(handler)
                .invoke("{\"texts\": [\"too long\"], \"longest\": 3}")
                .error();
        assertEquals("dev.lockstep.functions.InvalidInput", error.errorType());
        assertEquals("text 0 has 8 characters", error.errorMessage());
    }

    @Test
    void withoutATableItWorksOnUntilItIsDone() {
        var hurried = LambdaCall.of(handler).within(Duration.ofMillis(1));
        assertEquals(
                "1",
                StageCall.of(handler)
                        .called(hurried)
                        .invoke("{\"texts\": [\"one\"]}")
                        .text("words"));
    }
}
