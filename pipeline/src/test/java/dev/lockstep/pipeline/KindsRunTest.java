package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.task.StateFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Stages of every kind, and what follows when one fails, on the engine.
final class KindsRunTest {

    private static Trial trial(String name) {
        return new Trial(name + ".yaml", Cases.text(Cases.folder("machines").resolve(name + ".yaml")));
    }

    private static String output(Outcome outcome) {
        return outcome.output().orElseThrow(() -> new AssertionError(outcome));
    }

    private static void contains(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void takesTheFirstOutcomeWhoseConditionHolds() {
        var fast = trial("choices").answering("look", "{\"n\":99}");
        contains(output(fast.run("{}")), "\"route\":\"fast\",\"quick\":{\"data\":\"quick\"},\"careful\":null");
        assertEquals(List.of("look", "quick", "last"), fast.called());
        var none = trial("choices").answering("look", "{\"n\":1}");
        contains(output(none.run("{}")), "\"route\":\"none\",\"quick\":null,\"careful\":{\"data\":\"careful\"}");
        contains(none.payload("careful"), "\"input\":{\"way\":\"none\"}");
        contains(none.payload("last"), "\"input\":{\"inner\":true}");
    }

    @Test
    void callsAServiceAsItsArgumentsSay() {
        var trial = trial("calls")
                .failing("work", 1)
                .answeringByToken("ask", answers -> answers.succeed(Map.of("yes", true)));
        var outcome = trial.run("{}");
        assertEquals(List.of("work", "work", "work", "work", "ask"), trial.called());
        contains(trial.payload("work"), "\"before\":\"work\"");
        contains(output(outcome), "\"asked\":{\"yes\":true}");
    }

    @Test
    void givesUpOnWhoDoesNotSayThatHeLives() {
        var outcome = trial("calls").run("{}");
        assertEquals("States.HeartbeatTimeout", outcome.error().orElseThrow(), outcome.toString());
    }

    @Test
    void goesOnWhenSomebodyApproves() {
        var trial = trial("approvals")
                .answeringByToken("approve", answers -> answers.succeed(Map.of("approved", true, "by", "Ada")));
        var outcome = trial.run("{}");
        contains(trial.payload("approve"), "\"message\":\"Good? build\",\"details\":{\"build\":{\"data\":\"build\"}}");
        contains(output(outcome), "\"by\":\"Ada\"");
        contains(output(outcome), "\"left\":{\"approved\":true,\"by\":\"timeout\"},\"right\":{\"data\":\"right\"}");
    }

    @Test
    void endsWhenNobodyAnswers() {
        var trial = trial("approvals");
        var outcome = trial.run("{}");
        assertEquals(List.of("build", "approve", "onFailure"), trial.called());
        assertEquals("ApprovalRejected", outcome.error().orElseThrow(), outcome.toString());
        assertEquals("nobody answered in time", outcome.cause().orElseThrow());
    }

    @Test
    void endsWithTheWordsOfWhoRejects() {
        var outcome = trial("approvals")
                .answeringByToken(
                        "approve", answers -> answers.fail(StateFailure.of("ApprovalRejected", "not on Fridays")))
                .run("{}");
        assertEquals("not on Fridays", outcome.cause().orElseThrow(), outcome.toString());
    }

    @Test
    void startsAChildWithItsParametersAndReadsItsResults() {
        var trial = trial("children").withChildren(_ -> "{\"last\":{\"data\":\"made\"}}");
        var outcome = trial.run("{\"environment\":\"dev\",\"parameters\":{\"size\":7}}");
        assertEquals(
                List.of("arn:aws:states:eu-central-1:000000000000:stateMachine:build"
                        + " {\"parameters\":{\"size\":7},\"mode\":\"quick\",\"environment\":\"dev\","
                        + "\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":"
                        + "\"arn:aws:states:eu-central-1:000000000000:execution:children:trial\"}"),
                trial.startedChildren());
        contains(trial.payload("use"), "\"input\":{\"built\":\"made\"}");
        contains(output(outcome), "\"build\":{\"last\":{\"data\":\"made\"}}");
    }

    @Test
    void readsWhatAnotherPipelineEndedWith() {
        var trial = trial("follower");
        trial.run(
                "{\"trigger\":\"pipeline\",\"event\":{\"detail\":{\"output\":\"{\\\"load\\\":{\\\"data\\\":\\\"d\\\"}}\"}}}");
        contains(trial.payload("use"), "\"input\":{\"made\":\"d\"}");
    }

    @Test
    void failsWhenAChildFails() {
        var outcome = trial("children").withChildren(_ -> "").run("{}");
        assertEquals("States.TaskFailed", outcome.error().orElseThrow(), outcome.toString());
        contains(outcome.cause().orElseThrow(), "the child broke");
    }

    @Test
    void goesOnAfterAFailureThatMayBe() {
        var trial = trial("recovery").failing("first", 9).failing("second", 9).failing("left", 9);
        var outcome = trial.run("{}");
        contains(output(outcome), "\"first\":{\"tolerated\":{\"error\":\"dev.acme.Boom\"");
        contains(output(outcome), "\"second\":{\"data\":\"secondOnFailure\"}");
        contains(output(outcome), "\"left\":{\"tolerated\":{\"error\":\"dev.acme.Boom\"");
        contains(trial.payload("secondOnFailure"), "\"error\":{\"stage\":\"second\",\"error\":\"dev.acme.Boom\"");
        contains(trial.payload("secondOnFailure"), "second broke");
    }

    @Test
    void toleratesThatTooManyItemsFail() {
        var outcome = trial("recovery").failing("parts", 2).run("{}");
        contains(output(outcome), "\"parts\":{\"tolerated\":{\"error\":\"dev.acme.Boom\"");
    }

    @Test
    void tellsTheStagesOwnHandlerBeforeThePipelines() {
        for (var broken : List.of("third", "right")) {
            var trial = trial("recovery").failing(broken, 9);
            var outcome = trial.run("{}");
            assertEquals("dev.acme.Boom", outcome.error().orElseThrow(), outcome.toString());
            contains(outcome.cause().orElseThrow(), broken + " broke");
            assertEquals(
                    List.of(broken + "OnFailure", "onFailure"),
                    trial.called()
                            .subList(trial.called().size() - 2, trial.called().size()));
            contains(trial.payload("onFailure"), "\"stage\":\"" + broken + "\"");
        }
    }

    @Test
    void endsWithTheOriginalErrorWhenAStagesOwnHandlerFailsToo() {
        var outcome = trial("recovery")
                .failing("second", 9)
                .failing("secondOnFailure", 9)
                .run("{}");
        contains(outcome.cause().orElseThrow(), "second broke");
    }

    @Test
    void doesAStageForEveryCombination() {
        var trial = trial("matrix");
        var outcome = trial.run("{}");
        assertEquals(4, trial.called().stream().filter("every"::equals).count());
        contains(trial.payload("every"), "\"input\":{\"where\":\"ap\",\"size\":9,\"n\":3}");
        contains(output(outcome), "\"then\":{\"data\":\"then\"}");
    }

    @Test
    void undoesWhatWasDoneTheLastFirst() {
        var trial = trial("undoing").failing("third", 9);
        var outcome = trial.run("{}");
        assertEquals(
                List.of("first", "second", "second", "third", "secondCompensate", "firstCompensate", "onFailure"),
                trial.called());
        contains(trial.payload("firstCompensate"), "\"input\":{\"made\":\"first\"}");
        contains(outcome.cause().orElseThrow(), "third broke");
    }

    @Test
    void undoesNeitherWhatFailedNorWhatAnEarlierRunDid() {
        var failed = trial("undoing").failing("second", 2);
        failed.run("{}");
        assertEquals(List.of("first", "second", "second", "firstCompensate", "onFailure"), failed.called());
        var later = trial("undoing").failing("third", 9);
        later.run("{\"mode\":\"late\",\"results\":{\"first\":{\"data\":\"x\"},\"second\":[]}}");
        assertEquals(List.of("third", "onFailure"), later.called());
    }

    @Test
    void tellsWhatCouldNotBeUndoneAndUndoesTheRest() {
        var trial = trial("undoing").failing("third", 9).failing("secondCompensate", 9);
        var outcome = trial.run("{}");
        contains(outcome.cause().orElseThrow(), "third broke");
        contains(outcome.cause().orElseThrow(), "; undoing second failed: dev.acme.Boom");
        assertTrue(trial.called().contains("firstCompensate"));
    }
}
