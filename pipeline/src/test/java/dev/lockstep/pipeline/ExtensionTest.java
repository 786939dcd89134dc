package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pipelines of a project that extend bases.
final class ExtensionTest {

    private static final String BASE = """
        takes: { bucket: , retries: 3 }
        stages:
          extract:
            handler: dev.acme.Extract
            with: { source: "s3://<<bucket>>/in.csv" }
            retry: { attempts: <<retries>> }
          approve: { approval: { notify: ops, timeout: 1d } }
          load: { handler: dev.acme.Load, memory: 512 }
        """;

    @TempDir
    private Path root = Path.of("");

    private Project project(String... files) throws IOException {
        Files.createDirectories(root.resolve("statemachines"));
        for (var i = 0; i < files.length; i += 2) {
            Files.writeString(root.resolve("statemachines").resolve(files[i]), files[i + 1]);
        }
        return Project.at(root);
    }

    @Test
    void whatItHasBecomeCanBeReadAndCompilesToTheSame() throws IOException {
        var project = project("etl.base.yaml", BASE, "returns.yaml", """
            pipeline: returns
            extends: { base: etl, with: { bucket: returns }, without: [stages.approve] }
            stages:
              load: { memory: 1024, needs: [extract] }
              tell: { handler: dev.acme.Tell }
            """);
        assertEquals(List.of("returns"), project.names());
        var generated = project.generated("returns").orElseThrow();
        assertEquals("""
            pipeline: returns
            stages:
              extract:
                handler: dev.acme.Extract
                with:
                  source: "s3://returns/in.csv"
                retry:
                  attempts: 3
              load:
                handler: dev.acme.Load
                memory: 1024
                needs: [extract]
              tell:
                handler: dev.acme.Tell
            """, generated);
        var made = assertInstanceOf(Compilation.Sound.class, project.compile("returns"));
        var read = assertInstanceOf(
                Compilation.Sound.class, Project.compile("returns.yaml", generated.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                comments(read.stateMachine().text()),
                comments(made.stateMachine().text()));
        assertTrue(made.stateMachine().text().contains("\"Comment\": \"etl.base.yaml:3\""));
        assertTrue(made.stateMachine().text().contains("\"Comment\": \"returns.yaml:4\""));
    }

    private static String comments(String text) {
        return text.replaceAll("\"Comment\": \"[^\"]*\"", "");
    }

    @Test
    void aPipelineThatExtendsNothingIsGeneratedByNothing() throws IOException {
        assertEquals(
                Optional.empty(),
                project("alone.yaml", "pipeline: alone\nstages: { a: { wait: 1s } }\n")
                        .generated("alone"));
    }

    @Test
    void aFamilyCanExtendABase() throws IOException {
        var project = project("etl.base.yaml", BASE, "load.family.yaml", """
            pipeline: load-<<table>>
            services: [{ table: stock }, { table: sales }]
            extends: { base: etl, with: { bucket: <<table>> } }
            """);
        assertEquals(List.of("load-sales", "load-stock"), project.names());
        var made = assertInstanceOf(Compilation.Sound.class, project.compile("load-stock"));
        assertTrue(made.stateMachine().text().contains("s3://stock/in.csv"));
    }

    @Test
    void whatIsWrongInABaseIsToldThere() throws IOException {
        var unsound = assertInstanceOf(
                Compilation.Unsound.class,
                project(
                                "etl.base.yaml",
                                BASE.replace("memory: 512", "memry: 512"),
                                "returns.yaml",
                                "pipeline: returns\nextends: { base: etl, with: { bucket: returns } }\n")
                        .compile("returns"));
        assertEquals(
                List.of("etl.base.yaml:8:35 unknown key 'memry' in stage 'load'; did you mean 'memory'?"
                        + "  [key.unknown]"),
                unsound.problems().stream().map(Problem::toString).toList());
    }
}
