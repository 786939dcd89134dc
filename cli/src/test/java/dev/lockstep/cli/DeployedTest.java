package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.report.Members;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that talk to what is deployed, against a Step Functions API with the sample pipeline in it.
final class DeployedTest {
    private final Cli cli;
    private final PretendedCloud cloud;

    DeployedTest(@TempDir Path folder) throws Exception {
        cloud = PretendedCloud.in(folder.resolve("there"));
        cli = Cli.in(folder.resolve("here")).with("LOCALSTACK_ENDPOINT", cloud.endpoint());
        PretendedCloud.describe(cli.project());
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aRunIsWatchedAndShownAsOneOfThisMachine() {
        var start = cli.launch("start", "sample", "--env", "local", "--name", "first", "--wait");
        assertEquals(0, start.exitCode(), start.err());
        says(start.err(), "run first\n  read   done ");
        says(start.out(), "sample succeeded in ");
        says(
                start.out(),
                "  in       arn:aws:states:eu-central-1:000000000000:execution:lockstep-local-sample:first\n");

        var show = cli.launch("show", "fir", "--env", "local", "--json");
        var report = Members.read(show.out());
        assertEquals("SUCCEEDED", report.get("status"));
        assertEquals("local", report.get("environment"));
        assertEquals(2, Members.list(report.get("stages")).size());
        says(cli.launch("show", "last", "--env", "local", "--history").out(), "\"type\": \"ExecutionSucceeded\"");
        says(cli.launch("runs", "--env", "local").out(), "first  sample    succeeded");
    }

    @Test
    void aRunThatFailsSaysWhyAndEndsWithOne() {
        var start = cli.launch("start", "sample", "--env", "local", "-p", "refuse=true", "--name", "bad", "--wait");
        assertEquals(1, start.exitCode(), start.err());
        says(start.out(), "sample failed in ");
        says(start.err(), "error: stage write: ");
        says(start.err(), "./lockstep show bad --env local --history");
    }

    @Test
    void aRunUnderWayIsShownAsItIsAndCanBeEnded() {
        // its retry waits for half a minute
        var start = cli.launch("start", "sample", "--env", "local", "-p", "failures=1", "--name", "slow");
        assertEquals("slow\n", start.out());
        says(cli.launch("show", "slow", "--env", "local").out(), "sample is running: ");
        var stop = cli.launch("stop", "slow", "--env", "local", "--cause", "no longer wanted");
        assertEquals(0, stop.exitCode(), stop.err());
        says(cli.launch("show", "slow", "--env", "local").err(), "no longer wanted");
        var again = cli.launch("stop", "slow", "--env", "local");
        assertEquals(2, again.exitCode());
        says(again.err(), "slow has ended already");
    }

    @Test
    void whatIsStartedTwiceByOneNameRunsOnce() {
        assertEquals(
                0,
                cli.launch("start", "sample", "--env", "local", "--name", "once")
                        .exitCode());
        var other = cli.launch("start", "sample", "--env", "local", "--name", "once", "-p", "limit=3");
        assertEquals(2, other.exitCode());
        says(other.err(), "there has been a run 'once' with another input");
        var badly = cli.launch("start", "sample", "--env", "local", "--name", "a b");
        assertEquals(2, badly.exitCode());
        says(badly.err(), "--name is 'a b', expected");
    }

    @Test
    void whatIsWrongIsToldWithItsRemedy() throws IOException {
        says(cli.launch("start", "sample").err(), "which environment?");
        says(cli.launch("start", "sample", "--env", "dve").err(), "unknown environment 'dve'");
        says(cli.launch("start", "sample", "--env", "local", "-p", "limt=3").err(), "did you mean 'limit'?");
        says(cli.launch("show", "none", "--env", "local").err(), "there is no run in environment 'local' yet");
        says(cli.launch("show", "--log", "--env", "local").err(), "--log is for runs of this machine");
        says(cli.launch("runs", "--pipeline", "sample").err(), "add --env NAME");
        Files.writeString(
                cli.project().resolve("statemachines/other.yaml"),
                "pipeline: other\nstages: { read: { handler: dev.lockstep.cli.handlers.Records } }\n");
        cli.launch("compile", "other");
        var other = cli.launch("start", "other", "--env", "local");
        assertEquals(2, other.exitCode());
        says(other.err(), "pipeline 'other' is not deployed in environment 'local'");
        says(other.err(), "./lockstep deploy local --pipelines other");
    }

    @Test
    void localStackMustBeNamedAndAnswer() {
        var unnamed = cli.with("LOCALSTACK_ENDPOINT", "").launch("runs", "--env", "local");
        assertEquals(4, unnamed.exitCode());
        says(unnamed.err(), "LOCALSTACK_ENDPOINT is not set");
        says(
                cli.with("LOCALSTACK_ENDPOINT", "localhost")
                        .launch("deploy", "local", "--pipelines", "sample")
                        .err(),
                "expected the address of LocalStack");
        var silent = cli.with("LOCALSTACK_ENDPOINT", "http://127.0.0.1:1").launch("replay", "sample", "--env", "local");
        assertEquals(4, silent.exitCode());
        says(silent.err(), "LocalStack does not answer");
    }

    @Test
    void aPipelineThatFailsItsChecksIsRefusedBeforeAnythingIsAsked() {
        var deploy = cli.with("LOCALSTACK_ENDPOINT", "").launch("deploy", "local", "--pipelines", "torn");
        assertEquals(2, deploy.exitCode());
        says(deploy.err(), "torn.yaml:4:8 ");
    }

    private static void says(String text, String part) {
        assertTrue(text.contains(part), () -> "expected\n" + part + "\nin\n" + text);
    }
}
