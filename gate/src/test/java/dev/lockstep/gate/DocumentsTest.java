package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What the documents show is what happens: the commands of each document run, in order, in a project of its own.
final class DocumentsTest {
    /// Commands that are shown but not run here, and who runs them instead.
    private static final Map<String, String> RUN_ELSEWHERE = Map.of(
            "git clone", "needs the network",
            "mvn ", "this test is part of it",
            "scripts/", ".ci/run runs them",
            ".ci/run", "runs this test",
            "npx ", "needs an AWS account or LocalStack",
            "cdk ", "needs an AWS account or LocalStack",
            "aws ", "needs an AWS account or LocalStack",
            "./lockstep synth", ".ci/run runs it through the launcher, as it starts a process of its own",
            "./lockstep deploy", "scripts/localstack runs it, where there is LocalStack");

    private static final List<String> PROJECT = List.of("statemachines", "events");

    @TempDir
    Path temporary = Path.of("");

    @Test
    void thereAreTranscripts() {
        assertTrue(
                documents().mapToInt(document -> Transcript.of(document).size()).sum() > 0);
    }

    @TestFactory
    Stream<DynamicTest> documentsShowWhatHappens() {
        return documents()
                .filter(document -> !Transcript.of(document).isEmpty())
                .map(document -> DynamicTest.dynamicTest(Sources.name(document), () -> play(document)));
    }

    private void play(Path document) throws IOException, InterruptedException {
        Path project = project(temporary.resolve(Sources.name(document).replace('/', '-')));
        for (Transcript step : Transcript.of(document)) {
            switch (step) {
                case Transcript.File file -> write(project.resolve(file.path()), file.text());
                case Transcript.Command command when elsewhere(command) -> {}
                case Transcript.Command command -> run(document, project, command);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static void compare(Path document, Transcript.Command command, List<String> printed) {
        if (!Transcript.agrees(command.shown(), printed)) {
            String place = Sources.name(document) + ":" + command.line() + " $ " + command.text();
            assertEquals(String.join("\n", command.shown()), String.join("\n", printed), place);
            fail(place + " shows something else");
        }
    }

    private static boolean elsewhere(Transcript.Command command) {
        return RUN_ELSEWHERE.keySet().stream().anyMatch(command.text()::startsWith);
    }

    /// A folder with this project's pipelines and events, and a `lockstep` that runs what was just compiled.
    private static Path project(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String part : PROJECT) {
            for (Path file : Sources.walk(Sources.ROOT.resolve(part))) {
                Path copy = folder.resolve(Sources.name(file));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path launcher = folder.resolve("lockstep");
        Files.writeString(launcher, """
            #!/bin/sh
            home='%s'
            exec '%s/bin/java' -XX:TieredStopAtLevel=1 -Dlockstep.home="$home" \\
              -cp "$home/cli/target/cli.jar:$home/functions/target/functions.jar:$home/cli/target/sdk/*" \\
              dev.lockstep.cli.Main "$@"
            """.formatted(Sources.ROOT, System.getProperty("java.home")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static void run(Path document, Path project, Transcript.Command step)
            throws IOException, InterruptedException {
        String command = step.text();
        Path printed = Files.createTempFile(project, "printed", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("after a minute still running: " + command);
        }
        List<String> lines = Files.readAllLines(printed);
        Files.delete(printed);
        compare(document, step, lines);
        assertEquals(
                step.exitCode(),
                process.exitValue(),
                Sources.name(document) + ":" + step.line() + " $ " + command + " ended otherwise; it printed\n"
                        + String.join("\n", lines));
    }

    private static Stream<Path> documents() {
        return Stream.concat(
                Stream.of(Sources.ROOT.resolve("README.md")),
                Sources.walk(Sources.ROOT.resolve("docs")).stream()
                        .filter(file -> file.toString().endsWith(".md")));
    }
}
