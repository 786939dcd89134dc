package dev.lockstep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.notify.FailureHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StageHandlerTest {
    record Taken(String name, int times, Optional<List<Integer>> more) {}

    record Given(String text, double quality, List<Finding> findings, Counts counts) {}

    /// A stage as its writer writes it.
    static final class Echo extends StageHandler<Taken, Given> {
        Echo() {
            super(Taken.class);
        }

        @Override
        protected Given run(Taken input, StageContext context) throws IOException {
            if (input.name().equals("broken")) {
                throw new IOException("connection reset");
            }
            return new Given(
                    input.name().repeat(input.times()),
                    0.61,
                    List.of(
                            new Finding(7, "min", "quantity", "-3", "quantity must be at least 1 but is -3"),
                            new Finding(9, "type", "day", "x", "day must be a date like 2026-11-20 but is 'x'")),
                    new Counts(120, 73, 47));
        }
    }

    @Test
    void aStageTakesARecordAndGivesOne() {
        Lambda.Answer answer = Lambda.stage(new Echo(), "echo", "{\"name\": \"ab\", \"times\": 2, \"more\": [1]}");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals("abab", answer.text("text"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"times\": 2}| input.name is missing; expected a string",
                "{\"name\": null, \"times\": 2}| input.name is missing; expected a string",
                "{\"name\": 1, \"times\": 2}| input.name must be a string but is the number 1",
                "{\"name\": \"a\", \"times\": \"2\"}| input.times must be a whole number but is the string \"2\"",
                "{\"name\": \"a\", \"times\": 2.5}| input.times must be a whole number but is the number 2.5",
                "{\"name\": \"a\", \"times\": 3000000000}| input.times must be a whole number but is the number"
                        + " 3000000000",
                "{\"name\": \"a\", \"times\": 1, \"more\": [1, true]}| input.more[1] must be a whole number but is"
                        + " true",
                "{\"name\": \"a\", \"times\": 1, \"more\": {}}| input.more must be an array but is an object",
                "{\"name\": \"a\", \"tmes\": 1}| input.tmes is not known; known are name, times, more",
                "[]| input must be an object but is an array",
            })
    void anInputThatIsWrongNamesTheField(String input, String message) {
        Lambda.Answer answer = Lambda.stage(new Echo(), "echo", input);
        assertTrue(answer.failed());
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertEquals(message, answer.errorMessage());
    }

    @Test
    void aPayloadThatIsNoJsonIsInvalid() {
        assertEquals(
                "dev.lockstep.functions.InvalidInput",
                Lambda.call(new Echo(), "{").errorType());
        assertEquals(
                "dev.lockstep.functions.InvalidInput",
                Lambda.call(new Echo(), "{\"stage\": \"a\", \"stage\": \"b\"}").errorType());
    }

    @Test
    void belowItsGateAStageFailsWithTheWorstFindings() {
        Lambda.Answer answer = gated("{\"atLeast\": 0.9, \"otherwise\": \"fail\"}");
        assertEquals("dev.lockstep.functions.QualityGateFailed", answer.errorType());
        assertEquals(
                "quality 0.61 is below 0.90: 47 of 120 rows rejected; first: line 7 quantity must be at least 1 but is"
                        + " -3 (rule min), line 9 day must be a date like 2026-11-20 but is 'x' (rule type)",
                answer.errorMessage());
    }

    @Test
    void aGateThatWarnsLetsTheResultPass() {
        assertFalse(gated("{\"atLeast\": 0.9, \"otherwise\": \"warn\"}").failed());
        assertFalse(gated("{\"atLeast\": 0.61, \"otherwise\": \"fail\"}").failed());
    }

    @Test
    void whatDoesNotAnswerIsUnavailable() {
        Lambda.Answer answer = Lambda.stage(new Echo(), "echo", "{\"name\": \"broken\", \"times\": 1}");
        assertEquals("dev.lockstep.functions.Unavailable", answer.errorType());
        assertTrue(answer.errorMessage().contains("connection reset"));
    }

    @Test
    void theFailureHandlerSaysWhatFailed() {
        Lambda.Answer answer = Lambda.stage(
                new FailureHandler(),
                "onFailure",
                "{\"error\": {\"stage\": \"validate\", \"error\": \"QualityGateFailed\","
                        + " \"cause\": \"{\\\"errorMessage\\\": \\\"quality 0.61\\\", \\\"stackTrace\\\": []}\"}}");
        assertEquals(Json.of("validate"), answer.at("stage"));
        assertEquals(Json.of("quality 0.61"), answer.at("cause"));
    }

    private static Lambda.Answer gated(String gate) {
        return Lambda.call(
                new Echo(), Lambda.payload("echo", "{\"name\": \"a\", \"times\": 1}", ", \"quality\": " + gate));
    }
}
