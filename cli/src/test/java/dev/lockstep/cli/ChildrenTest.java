package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pipeline that starts another one and asks a person.
final class ChildrenTest {
    private final Cli cli;

    ChildrenTest(@TempDir Path folder) throws IOException {
        cli = Cli.in(folder);
    }

    @BeforeEach
    void compile() throws IOException {
        Files.copy(
                Cli.REPOSITORY.resolve("cli/src/test/resources/asking.yaml"),
                cli.project().resolve("statemachines/asking.yaml"));
        assertEquals(0, cli.launch("compile", "asking").exitCode());
    }

    @Test
    void theChildRunsAndThePersonsYesLetsTheRunGoOn() throws IOException {
        var run = cli.launch("run", "asking", "--approve", "ask");
        assertEquals(0, run.exitCode(), run.err() + run.out());
        says(run.out(), "  before  done");
        says(run.out(), "  ask     done");
        says(run.err(), "  after   done    0.00 s  50 in, 49 out, 1 failed, quality 0.980\n");
        var told = Files.readString(cli.project().resolve(".lockstep/sns/people.jsonl"));
        says(told, "\\\"message\\\":\\\"Go on?\\\"");
        says(told, "\\\"quality\\\":0.98");
    }

    @Test
    void aNoEndsTheRun() {
        var run = cli.launch("run", "asking", "--reject", "ask");
        assertEquals(1, run.exitCode(), run.err());
        says(run.err(), "error: stage ask: ApprovalRejected\n  rejected by whoever started the run\n");
        says(run.out(), "  after   not reached");
    }

    @Test
    void whenNobodyAnswersTimePasses() {
        var run = cli.launch("run", "asking");
        assertEquals(1, run.exitCode(), run.err());
        says(run.err(), "nobody answered in time");
        says(run.out(), "asking failed in 0.00 s, virtual time 1 d");
    }

    @Test
    void anApprovalThatIsNotThereIsNamed() {
        var run = cli.launch("run", "asking", "--approve", "aks");
        assertEquals(2, run.exitCode());
        says(run.err(), "no approval of asking is called 'aks'; did you mean 'ask'?");
    }

    @Test
    void aChildThatIsStaleIsRefusedBeforeAnythingRuns() throws IOException {
        Files.writeString(cli.project().resolve("statemachines/sample.asl.json"), "{}\n");
        var run = cli.launch("run", "asking", "--approve", "ask");
        assertEquals(2, run.exitCode());
        says(run.err(), "the state machine is older than its source");
    }

    private static void says(String text, String expected) {
        assertTrue(text.contains(expected), () -> "expected: " + expected + "\nbut was:\n" + text);
    }
}
