package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands beside `run`, each by what it answers.
final class CommandsTest {
    private final Cli cli;

    CommandsTest(@TempDir Path folder) throws IOException {
        cli = Cli.in(folder);
    }

    @Test
    void checkPrintsProblemsOneALineOnStdout() {
        var check = cli.launch("check");
        assertEquals(2, check.exitCode());
        says(check.out(), "torn.yaml:4:8 ");
        says(check.out(), "statemachines/stale.asl.json:1:1 the state machine is older than its source");
        says(check.err(), "sample: ok\n");
        says(check.err(), "torn: 1 problem\n");
        assertEquals(0, cli.launch("check", "sample").exitCode());
    }

    @Test
    void checkAnswersMachinesInJson() {
        var check = cli.launch("check", "--json");
        var pipelines = Members.list(Members.read(check.out()).get("pipelines"));
        var torn = Members.object(pipelines.getLast());
        var problem = Members.object(Members.list(torn.get("problems")).getFirst());
        assertEquals("torn", torn.get("pipeline"));
        assertEquals(4, problem.get("line"));
        assertEquals("yaml.syntax", problem.get("rule"));
    }

    @Test
    void checkAnnotatesForGitHub() {
        var check = cli.launch("check", "torn", "--github");
        says(check.out(), "::error file=statemachines/torn.yaml,line=4,col=8,title=yaml.syntax::");
        assertEquals(2, check.exitCode());
        says(cli.launch("check", "--json", "--github").err(), "--json and --github are both given");
    }

    @Test
    void checkKnowsTheHandlersThatAreBuilt() throws IOException {
        Files.writeString(
                cli.project().resolve("statemachines/slip.yaml"),
                "pipeline: slip\nstages: { read: { handler: dev.lockstep.cli.handlers.Recrods } }\n");
        says(
                cli.launch("check", "slip").out(),
                "slip.yaml:2:11 there is no class 'dev.lockstep.cli.handlers.Recrods' in the built handlers");
    }

    @Test
    void whatIsWrongWithAFamilyIsToldOnce() throws IOException {
        Files.writeString(cli.project().resolve("statemachines/build.family.yaml"), """
                pipeline: build-<<service>>
                services: [{ service: cart }, { service: search }]
                stages: { pause: { wiat: 5m } }
                """);
        var check = cli.launch("check", "build-cart", "build-search");
        assertEquals(2, check.exitCode());
        assertEquals(1, check.out().lines().count(), check.out());
        says(check.err(), "build-cart: 1 problem\nbuild-search: 1 problem, told above\n");
    }

    @Test
    void initWritesAPipelineThatIsSoundAndOverwritesNothing() throws IOException {
        assertEquals(
                0, cli.launch("init", "fresh", "--template", "parent-child").exitCode());
        assertTrue(Files.exists(cli.project().resolve("statemachines/fresh-part.yaml")));
        assertEquals(0, cli.launch("compile", "--check", "fresh", "fresh-part").exitCode());
        assertTrue(Files.readString(cli.project().resolve("statemachines/fresh.yaml"))
                .startsWith("# yaml-language-server: $schema=pipeline.schema.json\n"));
        assertTrue(Files.exists(cli.project().resolve("statemachines/pipeline.schema.json")));
        says(cli.launch("init", "fresh").err(), "statemachines/fresh.yaml is there already");
        says(cli.launch("init", "other", "--template", "elt").err(), "did you mean 'etl'?");
        says(cli.launch("init", "Other").err(), "'Other' cannot name a pipeline");
    }

    @Test
    void initWithoutANameBeginsAProject() throws IOException {
        var project = cli.project().resolve("new");
        Files.createDirectories(project);
        assertEquals(0, cli.launch("init", "--folder", "new").exitCode());
        says(Files.readString(project.resolve(".gitignore")), ".lockstep/");
        assertTrue(Files.exists(project.resolve("statemachines/etl.asl.json")));
        assertTrue(Files.isDirectory(project.resolve("events/s3")));
    }

    @Test
    void compileWritesWhatIsStaleAndSaysWhatIsNot() {
        says(cli.launch("compile", "sample").err(), "statemachines/sample.asl.json: up to date\n");
        assertEquals(2, cli.launch("compile", "--check", "stale").exitCode());
        says(cli.launch("compile", "stale").err(), "statemachines/stale.asl.json: written\n");
        assertEquals(0, cli.launch("compile", "--check", "stale").exitCode());
    }

    @Test
    void everyOperationKeepsOneLogFromItsBeginningToItsExitCode() throws IOException {
        cli.launch("check");
        cli.launch("check", "sample");
        cli.launch("compile", "--check", "stale");
        cli.launch("synth", "dev");
        assertEquals(
                List.of(
                        "20261121-095450-check",
                        "20261121-095450-check-sample",
                        "20261121-095450-compile-sample",
                        "20261121-095450-compile-stale",
                        "20261121-095450-synth-dev"),
                cli.runs());
        var log = Files.readString(cli.project().resolve(".lockstep/runs/20261121-095450-check/log.jsonl"));
        says(log, "\"message\":\"check begins\"");
        says(log, "torn.yaml:4:8 ");
        says(log, "\"exit_code\":2");
        says(
                Files.readString(cli.project().resolve(".lockstep/runs/20261121-095450-synth-dev/log.jsonl")),
                "synth refused: the CDK app has not been built");
    }

    @Test
    void ofEachKindOfOperationTheNewestAreKept() throws IOException {
        for (var i = 0; i < 60; i++) {
            cli.launch("check", "sample");
        }
        cli.launch("run", "sample");
        assertEquals(
                50, cli.runs().stream().filter(name -> name.contains("-check-")).count());
        assertTrue(cli.runs().contains("20261121-095450-run-sample"));
    }

    @Test
    void graphDrawsInThreeForms() {
        says(cli.launch("graph", "sample").out(), "read\nwrite\n");
        says(cli.launch("graph", "sample", "--mermaid").out(), "flowchart LR\n  s_");
        says(cli.launch("graph", "sample", "--svg").out(), "<svg xmlns=");
        assertEquals(2, cli.launch("graph", "sample", "--svg", "--mermaid").exitCode());
        assertEquals(2, cli.launch("graph", "torn").exitCode());
        says(cli.launch("graph", "smaple").err(), "did you mean 'sample'?");
    }

    @Test
    void settingsComeFromTheFileThenTheEnvironmentThenTheOptions() throws IOException {
        Files.writeString(cli.project().resolve("lockstep.yaml"), "# where\nruns-dir: in-file\nseed: 7\n");
        cli.launch("run", "sample");
        assertTrue(Files.isDirectory(cli.project().resolve("in-file/20261121-095450-run-sample")));
        cli.with("LOCKSTEP_RUNS_DIR", "in-environment").launch("run", "sample");
        assertTrue(Files.isDirectory(cli.project().resolve("in-environment")));
        cli.launch("run", "sample", "--runs-dir", "in-option");
        assertTrue(Files.isDirectory(cli.project().resolve("in-option")));
    }

    @Test
    void aSettingNobodyKnowsIsRefusedByItsPlace() throws IOException {
        Files.writeString(cli.project().resolve("lockstep.yaml"), "runs-dri: here\n");
        var refused = cli.launch("runs");
        assertEquals(2, refused.exitCode());
        says(
                refused.err(),
                "error: there is no setting 'runs-dri'; did you mean 'runs-dir'?\n  where  lockstep.yaml:1\n");
    }

    @Test
    void refusalsInJsonAreADocumentToo() {
        var refused = cli.launch("run", "sampel", "--json");
        var document = (Map<?, ?>) Json.parse(refused.out());
        assertEquals("REFUSED", document.get("status"));
        assertEquals(2, document.get("exitCode"));
        says(refused.err(), "did you mean 'sample'?");
    }

    @Test
    void doctorNamesWhatIsThereAndWhatIsMissing() {
        var doctor = cli.launch("doctor");
        says(doctor.out(), "JDK      ok       25");
        says(doctor.out(), "mvn      missing  not on PATH\n                  to do: install Maven 3.8 or later\n");
        says(doctor.out(), "local    missing  LOCALSTACK_ENDPOINT is not set\n");
        assertEquals(4, doctor.exitCode());
    }

    @Test
    void serveAnswersTheStepFunctionsApiUntilItIsInterrupted() throws Exception {
        var stop = new CompletableFuture<Runnable>();
        cli.interruptedBy(interrupt -> {
            stop.complete(interrupt);
            return () -> {};
        });
        var command = CompletableFuture.supplyAsync(() -> cli.launch("serve", "--port", "0", "--virtual-time"));
        var interrupt = stop.get();
        var endpoint = URI.create(cli.stdout().strip());
        var request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals("{\"stateMachines\":[]}", answer.body());
        }
        interrupt.run();
        assertEquals(130, command.get().exitCode());
    }

    private static void says(String text, String part) {
        assertTrue(text.contains(part), () -> "expected\n" + part + "\nin\n" + text);
    }
}
