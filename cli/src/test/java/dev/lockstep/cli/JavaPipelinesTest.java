package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pipelines that a project has written in Java.
final class JavaPipelinesTest {
    private static final String PAUSE = """
            import dev.lockstep.pipeline.build.PipelineDefinition;
            import dev.lockstep.pipeline.build.PipelineSource;
            import dev.lockstep.pipeline.build.WaitStage;
            import java.time.Duration;

            public final class Pause implements PipelineSource {
                @Override
                public PipelineDefinition pipeline() {
                    return PipelineDefinition.of("pause").stages(WaitStage.of("first", Duration.ofSeconds(5)));
                }
            }
            """;

    private final Cli cli;

    JavaPipelinesTest(@TempDir Path folder) throws IOException {
        cli = Cli.in(folder);
    }

    private Path file(String name) {
        return cli.project().resolve("statemachines").resolve(name);
    }

    private void says(String text) throws IOException {
        Files.writeString(file("Pause.java"), text);
    }

    @Test
    void areWrittenAsYamlAndCompiled() throws IOException {
        says(PAUSE);
        var compiled = cli.launch("compile", "pause");
        assertEquals(0, compiled.exitCode(), compiled.err());
        assertTrue(Files.readString(file("pause.yaml")).endsWith("    wait: 5s\n"));
        assertTrue(Files.readString(file("pause.asl.json")).contains("\"Comment\": \"pause.yaml:4\""));
        assertEquals(0, cli.launch("check", "pause").exitCode());
        assertEquals(0, cli.launch("compile", "--check", "pause").exitCode());
    }

    @Test
    void areStaleWhenTheJavaHasChanged() throws IOException {
        says(PAUSE);
        cli.launch("compile", "pause");
        says(PAUSE.replace("ofSeconds(5)", "ofSeconds(6)"));
        assertEquals(2, cli.launch("compile", "--check", "pause").exitCode());
        var check = cli.launch("check", "pause");
        assertEquals(2, check.exitCode());
        assertEquals(
                "statemachines/pause.yaml:1:1 this is not what Pause.java says; run ./lockstep compile pause"
                        + "  [java.stale]\n",
                check.out());
        assertTrue(Files.readString(file("pause.yaml")).endsWith("    wait: 5s\n"));
    }

    @Test
    void problemsPointToJavaAndNothingIsWritten() throws IOException {
        says(PAUSE.replace("ofSeconds(5)", "ofMillis(5)"));
        var check = cli.launch("check", "pause");
        assertTrue(check.out().startsWith("Pause.java:9:1 'wait' in stage 'first' is '5ms'"), check.out());
        assertEquals(2, cli.launch("compile", "pause").exitCode());
        assertFalse(Files.exists(file("pause.yaml")));
    }

    @Test
    void whatDoesNotCompileIsToldByTheCompiler() throws IOException {
        says(PAUSE.replace("WaitStage.of", "WaitStage.off"));
        var check = cli.launch("check", "pause");
        assertEquals(2, check.exitCode());
        assertTrue(check.err().contains("Pause.java:9:"), check.err());
        assertTrue(check.err().contains("cannot find symbol"), check.err());
    }

    @Test
    void whatBreaksWhileItIsAskedIsToldWithoutAStack() throws IOException {
        says(PAUSE.replace(
                "return ", "if (true) { throw new IllegalStateException(\"no weather today\"); }\n return "));
        var check = cli.launch("check", "pause");
        assertEquals(2, check.exitCode());
        assertTrue(check.err().contains("no weather today"), check.err());
        assertFalse(check.err().contains("\tat "), check.err());
    }
}
