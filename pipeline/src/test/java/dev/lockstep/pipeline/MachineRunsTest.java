package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is what runs: compiled pipelines on the engine, in virtual time.
final class MachineRunsTest {

    private static final String PARTS = "{\"parts\":[{\"uri\":\"p0\"},{\"uri\":\"p1\"}]}";

    static List<Path> sources() {
        return Cases.sources("machines");
    }

    private static Trial trial(String name) {
        return new Trial(name + ".yaml", Cases.text(Cases.folder("machines").resolve(name + ".yaml")));
    }

    private static String output(Outcome outcome) {
        return outcome.output().orElseThrow(() -> new AssertionError(outcome));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theEngineTakesEveryMachine(Path source) {
        if (Cases.compile(source) instanceof Compilation.Sound(Pipeline pipeline, StateMachineText made)) {
            var machine = StateMachine.parse(
                    pipeline.name(),
                    made.text()
                            .replaceAll(
                                    "\\$\\{([A-Za-z0-9]+)}", "arn:aws:lambda:eu-central-1:000000000000:function:$1"));
            assertEquals(pipeline.name(), machine.name());
        }
    }

    @Test
    void runsStagesInTheOrderWrittenAndGivesAllResults() {
        var trial = trial("in-order");
        var outcome = trial.run("{}");
        assertEquals(List.of("extract", "validate", "load"), trial.called());
        assertEquals(
                "{\"extract\":{\"data\":\"extract\"},\"validate\":{\"data\":\"validate\"},\"load\":{\"data\":\"load\"}}",
                output(outcome));
    }

    @Test
    void givesAStageItsWithTheRunAndTheGate() {
        var trial = trial("in-order");
        trial.run("{\"environment\":\"dev\"}");
        var payload = trial.payload("validate");
        assertTrue(payload.contains("\"stage\":\"validate\""), payload);
        assertTrue(payload.contains("\"attempt\":0"), payload);
        assertTrue(payload.contains("\"quality\":{\"atLeast\":0.95,\"otherwise\":\"warn\"}"), payload);
        assertTrue(payload.contains("\"input\":{\"data\":\"extract\",\"id\":\"trial-X\"}"), payload);
        assertTrue(payload.contains("\"mode\":\"full\",\"environment\":\"dev\""), payload);
    }

    @Test
    void failsWithTheOriginalErrorAfterTellingTheFailureHandler() {
        var trial = trial("in-order").failing("validate", 9);
        var outcome = trial.run("{}");
        assertEquals(List.of("extract", "validate", "onFailure"), trial.called());
        assertEquals("dev.acme.Boom", outcome.error().orElseThrow());
        assertTrue(outcome.cause().orElseThrow().contains("validate broke"), outcome.toString());
        assertTrue(
                trial.payload("onFailure").contains("\"stage\":\"validate\",\"run\":\"trial\""),
                trial.payload("onFailure"));
    }

    @Test
    void keepsTheOriginalErrorWhenTheFailureHandlerFailsToo() {
        var outcome =
                trial("in-order").failing("load", 9).failing("onFailure", 9).run("{}");
        assertTrue(outcome.cause().orElseThrow().contains("load broke"), outcome.toString());
    }

    @Test
    void handsResultsOutOfBranches() {
        var trial = trial("nested");
        var outcome = trial.answering("a", "{\"x\":\"A\"}")
                .answering("start1", "{\"x\":\"S\"}")
                .answering("b", "{\"x\":\"B\"}")
                .answering("c", "{\"x\":\"C\"}")
                .answering("e", "{\"x\":\"E\"}")
                .run("{}");
        assertTrue(trial.payload("d").contains("\"input\":{\"x\":\"BCA\"}"), trial.payload("d"));
        assertTrue(trial.payload("end1").contains("\"input\":{\"x\":\"BE\"}"), trial.payload("end1"));
        assertTrue(output(outcome).startsWith("{\"start1\":{\"x\":\"S\"},\"a\":{\"x\":\"A\"},\"b\""), output(outcome));
    }

    @Test
    void carriesAnErrorOutOfTwoLevelsOfBranches() {
        var trial = trial("nested")
                .answering("a", "{\"x\":\"A\"}")
                .answering("start1", "{\"x\":\"S\"}")
                .failing("b", 9);
        var outcome = trial.run("{}");
        assertEquals("dev.acme.Boom", outcome.error().orElseThrow(), outcome.toString());
        assertTrue(outcome.cause().orElseThrow().contains("b broke"), outcome.toString());
        assertTrue(
                trial.payload("onFailure").contains("\"error\":{\"stage\":\"b\",\"error\":\"dev.acme.Boom\""),
                trial.payload("onFailure"));
    }

    @Test
    void doesAStageOnceForEachItem() {
        var trial = trial("for-each").answering("extract", PARTS).answering("every", "{\"part\":[7]}");
        var outcome = trial.run("{}");
        assertEquals(2, trial.called().stream().filter("every"::equals).count());
        assertTrue(
                trial.payload("every").contains("\"input\":{\"part\":\"p1\",\"number\":2,\"all\":2}"),
                trial.payload("every"));
        assertTrue(output(outcome).contains("\"every\":[{\"part\":[7]},{\"part\":[7]}]"), output(outcome));
    }

    @Test
    void toleratesAsManyFailedItemsAsItIsTold() {
        var trial = trial("for-each").answering("extract", PARTS).failing("some", 1);
        var outcome = trial.answering("every", "{\"part\":[7]}").run("{}");
        assertTrue(
                output(outcome)
                        .contains("\"some\":[{\"tolerated\":{\"index\":0,\"error\":\"dev.acme.Boom\",\"cause\":"),
                outcome.toString());
        assertTrue(output(outcome).contains("}},{\"data\":\"some\"},{\"data\":\"some\"}]"), outcome.toString());
    }

    @Test
    void failsWithTheFirstErrorWhenTooManyItemsFail() {
        var trial = trial("for-each").answering("extract", PARTS).failing("some", 2);
        var outcome = trial.answering("every", "{\"part\":[7]}").run("{}");
        assertEquals("dev.acme.Boom", outcome.error().orElseThrow(), outcome.toString());
    }

    @Test
    void failsWithTheItemsErrorWhenNoneIsTolerated() {
        var outcome = trial("for-each")
                .answering("extract", PARTS)
                .failing("every", 1)
                .run("{}");
        assertEquals("dev.acme.Boom", outcome.error().orElseThrow(), outcome.toString());
        assertTrue(outcome.cause().orElseThrow().contains("every broke"), outcome.toString());
    }

    @Test
    void runsOnlyTheStagesOfTheMode() {
        var early = trial("with-modes");
        var outcome = early.run("{\"mode\":\"early\"}");
        assertEquals(List.of("extract", "validate"), early.called());
        assertTrue(output(outcome).contains("\"left\":null"), output(outcome));
        var full = trial("with-modes");
        full.run("{}");
        assertEquals(6, full.called().size());
    }

    @Test
    void takesResultsOfSkippedStagesFromTheInput() {
        var trial = trial("with-modes");
        var outcome = trial.run("{\"mode\":\"late\",\"results\":{\"left\":{\"data\":\"before\"}}}");
        assertEquals(List.of("load", "send"), trial.called());
        assertTrue(trial.payload("load").contains("\"data\":\"before\""), trial.payload("load"));
        assertTrue(output(outcome).contains("\"left\":{\"data\":\"before\"}"), output(outcome));
    }

    @Test
    void namesTheResultsAModeLacks() {
        var trial = trial("with-modes");
        var outcome = trial.run("{\"mode\":\"late\"}");
        assertEquals(List.of(), trial.called());
        assertEquals("InvalidParameters", outcome.error().orElseThrow());
        assertEquals(
                "mode late needs the result of stage left of an earlier run",
                outcome.cause().orElseThrow());
    }

    @Test
    void skipsAStageWhoseConditionDoesNotHold() {
        var trial = trial("with-when").answering("extract", "{\"data\":\"x\",\"count\":0}");
        var outcome = trial.run("{}");
        assertEquals(List.of("extract", "tidy", "load", "tell"), trial.called());
        assertTrue(output(outcome).contains("\"clean\":null"), output(outcome));
        assertTrue(trial.payload("load").contains("\"input\":{\"data\":\"x\"}"), trial.payload("load"));
    }

    @Test
    void namesEveryWrongParameter() {
        var outcome = trial("parameters")
                .run("{\"parameters\":{\"code\":\"at\",\"day\":\"today\",\"size\":1.5,\"rate\":\"fast\",\"flag\":1,"
                        + "\"names\":\"a\",\"more\":[],\"level\":4,\"other\":0},\"mode\":\"slow\"}");
        assertEquals("InvalidParameters", outcome.error().orElseThrow(), outcome.toString());
        assertEquals(
                String.join(
                        "; ",
                        "parameter text is missing, expected a string",
                        "parameter code is at, expected a string like [A-Z]{2}/\\d+",
                        "parameter day is today, expected a string like \\d{4}-\\d\\d-\\d\\d",
                        "parameter size is 1.5, expected an integer",
                        "parameter rate is fast, expected a number",
                        "parameter flag is 1, expected a boolean",
                        "parameter names is a, expected a list",
                        "parameter more is [], expected an object",
                        "parameter level is 4, expected one of 1, 2, 3",
                        "unknown parameter other",
                        "mode is slow, expected one of full"),
                outcome.cause().orElseThrow());
    }

    @Test
    void takesParametersFromDefaultsTheTriggerAndTheInputInThatOrder() {
        var trial = trial("parameters");
        trial.run("{\"trigger\":\"hourly\",\"event\":{\"time\":\"2026-11-21T08:00:00Z\"},\"parameters\":{\"rate\":7}}");
        var payload = trial.payload("work");
        assertTrue(payload.contains("{\"day\":\"2026-11-20\",\"size\":10,\"flag\":false,\"names\":[\"x\"],"), payload);
        assertTrue(payload.contains("\"more\":{\"at\":\"2026-11-21T08:00:00Z\"},\"level\":1,"), payload);
        assertTrue(payload.contains("\"text\":\"now\",\"code\":\"AT/1\",\"rate\":7}"), payload);
    }

    @Test
    void takesParametersThatAreNoObjectForWrong() {
        var outcome = trial("in-order").run("{\"parameters\":\"source=a\"}");
        assertEquals(
                "parameters is source=a, expected an object", outcome.cause().orElseThrow());
    }

    @Test
    void waitsWithoutSpendingTime() {
        var trial = trial("waits").answering("first", "{\"seconds\":5}");
        var outcome = trial.run("{\"parameters\":{\"at\":\"2027-01-01T00:00:00Z\"}}");
        assertTrue(
                output(outcome).endsWith("\"pause\":null,\"moment\":null,\"fixed\":null,\"some\":null}"),
                output(outcome));
    }
}
