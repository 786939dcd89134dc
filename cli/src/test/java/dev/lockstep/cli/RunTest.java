package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.door.Screen;
import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `run` answers, on the sample project with its own small handlers.
final class RunTest {
    private final Cli cli;

    RunTest(@TempDir Path folder) throws IOException {
        cli = Cli.in(folder);
    }

    @Test
    void showsEachStageOnStderrAndTheSummaryOnStdout() {
        var run = cli.launch("run", "sample");
        assertEquals(0, run.exitCode(), run.err());
        says(run.err(), "with the sample event events/sample.json; give your own with --event or --param");
        says(run.err(), "run 20261121-095450-run-sample");
        says(run.err(), "  read   done    0.00 s  50 in, 49 out, 1 failed, quality 0.980\n");
        says(run.err(), "  write  done    0.00 s  49 records\n");
        says(run.out(), "sample succeeded in 0.00 s\n");
        says(run.out(), "  stage  state  tries  in  out  failed  success  quality    time\n");
        says(run.out(), "  read   done       1  50   49       1  98.00 %    0.980  0.00 s\n");
        says(run.out(), "  read     s3://inbox/in/a.csv  50 records  1.2 kB\n");
        says(run.out(), "  written  s3://warehouse/a.jsonl  49 records  2.3 kB\n");
        says(run.out(), "  log      .lockstep/runs/20261121-095450-run-sample/log.jsonl\n");
    }

    @Test
    void jsonIsOneDocumentAndNothingElseOnStdout() {
        var run = cli.launch("run", "sample", "--json");
        var document = (Map<?, ?>) Json.parse(run.out());
        assertEquals("SUCCEEDED", document.get("status"));
        assertEquals("sample", document.get("pipeline"));
        assertEquals(2, Members.list(document.get("stages")).size());
        assertEquals(5, document.get("transitions")); // with a Choice for each mode
        assertEquals(List.of(), document.get("told"));
        says(run.err(), "read   done");
    }

    @Test
    void saysWhoWouldBeToldInTheCloud() throws IOException {
        var source = cli.project().resolve("statemachines/sample.yaml");
        Files.writeString(
                source,
                Files.readString(source)
                        + "notifications: [{ topic: shop, on: [succeeded, failed] }, { topic: ops, on: [failed] }]\n");
        cli.launch("compile", "sample");
        says(cli.launch("run", "sample").out(), "  tells    shop  by topics, in the cloud; here nobody is told\n");
        says(
                cli.launch("run", "sample", "--param", "refuse=true").out(),
                "  tells    shop, ops  by topics, in the cloud; here nobody is told\n");
    }

    @Test
    void aRetryIsPaidForLikeAStage() {
        var run = cli.launch("run", "sample", "--param", "failures=1", "--json");
        assertEquals(6, ((Map<?, ?>) Json.parse(run.out())).get("transitions"));
    }

    @Test
    void aRetryTellsItsReasonAndItsVirtualWait() {
        var run = cli.launch("run", "sample", "--param", "failures=1");
        assertEquals(0, run.exitCode(), run.err());
        says(run.err(), "try 1: IllegalStateException: the warehouse does not answer\n");
        says(run.err(), "  write  retries after 30.0 s  try 2\n");
        says(run.out(), "sample succeeded in 0.00 s, virtual time 30.0 s\n");
        says(run.out(), "  write  done       2");
    }

    @Test
    void aFailedRunSaysStageErrorAndTheHandlersOwnWords() {
        var run = cli.launch("run", "sample", "--param", "refuse=true");
        assertEquals(1, run.exitCode());
        says(run.out(), "sample failed in");
        says(run.err(), "error: stage write: Flaky$BadFile\n  a.csv line 14: rule 'amount is at least 0' found '-3'\n");
        says(run.err(), "./lockstep show 20261121-095450-run-sample --log");
        assertTrue(!run.err().contains("\tat "), "no stack: " + run.err());
    }

    @Test
    void theRunsFolderHoldsLogHistorySummaryAndSnapshot() throws IOException {
        cli.launch("run", "sample");
        var run = cli.project().resolve(".lockstep/runs/20261121-095450-run-sample");
        for (var line : Files.readAllLines(run.resolve("log.jsonl"))) {
            assertTrue(Json.parse(line) instanceof Map, line);
        }
        says(Files.readString(run.resolve("log.jsonl")), "\"message\":\"reading\"");
        says(Files.readString(run.resolve("history.json")), "\"type\": \"ExecutionSucceeded\"");
        says(Files.readString(run.resolve("summary.json")), "\"status\": \"SUCCEEDED\"");
        var snapshot = (Map<?, ?>) Json.parse(Files.readString(run.resolve("snapshot.json")));
        assertEquals(
                List.of("read", "write"),
                List.copyOf(Members.object(snapshot.get("results")).keySet()));
    }

    @Test
    void aModeRunsItsStagesOnly() {
        var run = cli.launch("run", "sample", "--mode", "reading");
        assertEquals(0, run.exitCode(), run.err());
        says(run.out(), "mode reading\n");
        says(run.out(), "  write  not in mode");
    }

    @Test
    void aSnapshotGivesAModeTheResultsOfStagesItSkips() {
        var without = cli.launch("run", "sample", "--mode", "writing");
        assertEquals(2, without.exitCode(), without.err());
        cli.launch("run", "sample");
        var with = cli.launch("run", "sample", "--mode", "writing", "--from-snapshot", "last");
        assertEquals(0, with.exitCode(), with.err());
        says(with.out(), "  read   not in mode");
        says(with.out(), "  write  done");
    }

    @Test
    void theSameSecondGivesTheNextRunANumberAndOnlyTheNewestOfAnOperationAreKept() throws IOException {
        for (var count = 0; count < 4; count++) {
            cli.launch("run", "sample", "--keep-runs", "2");
        }
        assertEquals(
                List.of(
                        "20261121-095450-compile-sample",
                        "20261121-095450-run-sample-3",
                        "20261121-095450-run-sample-4"),
                cli.runs());
    }

    @Test
    void ctrlCEndsTheRunAndKeepsWhatItKnows() throws IOException {
        var run = cli.interruptedBy(stop -> {
                    stop.run();
                    return () -> {};
                })
                .launch("run", "sample");
        assertEquals(130, run.exitCode());
        says(run.out(), "sample was interrupted");
        says(
                Files.readString(cli.project().resolve(".lockstep/runs/20261121-095450-run-sample/summary.json")),
                "INTERRUPTED");
    }

    @Test
    void aTerminalHasALineThatSaysWhatRunsNow() {
        var run = cli.on(new Screen(true, true)).launch("run", "sample");
        says(run.err(), "\r\u001b[K\u001b[2m  running: read\u001b[0m");
    }

    @Test
    void runsAndShowLookBack() {
        cli.launch("run", "sample");
        cli.launch("run", "sample", "--param", "refuse=true");
        var runs = cli.launch("runs");
        says(runs.out(), "20261121-095450-run-sample-2  sample    full  failed");
        says(cli.launch("runs", "--json").out(), "\"run\": \"20261121-095450-run-sample\"");
        var shown = cli.launch("show", "last");
        says(shown.out(), "sample failed in");
        says(shown.err(), "error: stage write: Flaky$BadFile");
        says(cli.launch("show", "20261121-095450-run-sample", "--log").out(), "reading");
        says(cli.launch("show", "--history").out(), "ExecutionFailed");
        says(cli.launch("show", "--json").out(), "\"status\": \"FAILED\"");
    }

    @Test
    void aTraceIsATreeInTheOrderOfTime() throws IOException {
        cli.launch("run", "sample");
        says(cli.launch("show", "--trace").err(), "this run has no trace");
        var trace = cli.project().resolve(".lockstep/runs/20261121-095450-run-sample/trace.jsonl");
        Files.writeString(trace, """
            {"id": "c", "parent_id": "a", "name": "SNS ops", "start_time": 100.5, "end_time": 100.75}
            {"id": "b", "name": "sample load", "start_time": 101.0, "end_time": 104.25,
            {"id": "b", "name": "sample load", "start_time": 101.0, "end_time": 104.25, "cause": {"exceptions": [{"message": "full"}]}}
            {"id": "a", "parent_id": "of the function", "name": "sample read", "start_time": 100.0, "end_time": 101.0}
            """);
        assertEquals("""
            sample read     1.00 s  +0.00 s
              SNS ops       0.25 s  +0.50 s
            sample load     3.25 s  +1.00 s  full
            """, cli.launch("show", "--trace").out());
    }

    private static void says(String text, String part) {
        assertTrue(text.contains(part), () -> "expected\n" + part + "\nin\n" + text);
    }
}
