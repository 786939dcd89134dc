package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project is a folder and nothing more.
final class ProjectTest {

    private static final String SOURCE = "pipeline: small\nstages: { only: { handler: dev.acme.shop.StageHandler } }\n";

    @TempDir
    private Path root = Path.of("");

    private Project project() throws IOException {
        Files.createDirectories(root.resolve("statemachines"));
        Files.writeString(root.resolve("statemachines/small.yaml"), SOURCE);
        Files.writeString(root.resolve("statemachines/notes.txt"), "no pipeline");
        return Project.at(root);
    }

    private static StateMachineText sound(Compilation compilation) {
        return assertInstanceOf(Compilation.Sound.class, compilation).stateMachine();
    }

    private static String problem(Compilation compilation) {
        return assertInstanceOf(Compilation.Unsound.class, compilation)
                .problems()
                .getFirst()
                .toString();
    }

    @Test
    void namesThePipelinesInItsFolder() throws IOException {
        assertEquals(List.of("small"), project().names());
    }

    @Test
    void hasNoPipelinesWithoutAFolder() {
        var project = Project.at(root);
        assertEquals(List.of(), project.names());
        assertEquals(
                "statemachines/small.yaml:1:1 there is no pipeline 'small': no .yaml file is in "
                        + project.root().resolve("statemachines") + "  [pipeline.unknown]",
                problem(project.compile("small")));
    }

    @Test
    void suggestsThePipelineMeant() throws IOException {
        assertEquals(
                "statemachines/smal.yaml:1:1 there is no pipeline 'smal'; did you mean 'small'?  [pipeline.unknown]",
                problem(project().compile("smal")));
    }

    @Test
    void knowsWhetherTheCommittedTextIsFresh() throws IOException {
        var project = project();
        var made = sound(project.compile("small"));
        assertEquals(Project.Freshness.MISSING, project.freshness(made));
        assertEquals(project.text("small"), project.write(made));
        assertEquals(Project.Freshness.FRESH, project.freshness(made));
        Files.writeString(project.text("small"), made.text().replace("1", "2"));
        assertEquals(Project.Freshness.STALE, project.freshness(made));
    }

    @Test
    void listsTheFunctionsTheTextCalls() throws IOException {
        assertEquals(
                List.of(new StateMachineText.Function("only", "dev.acme.shop.StageHandler", "only")),
                sound(project().compile("small")).functions());
    }

    @Test
    void unsoundIsNeverWithoutAProblem() {
        assertThrows(IllegalArgumentException.class, () -> new Compilation.Unsound(List.of()));
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        var problem = problem(Project.compile("large.yaml", new byte[10_000_000]));
        assertEquals(
                "large.yaml:1:1 the file has 10,000,000 bytes, more than the 1,000,000 a pipeline may have "
                        + " [yaml.size]",
                problem);
    }

    @Test
    void refusesBytesThatAreNotText() {
        var latin = "pipeline: latin\ndescription: pr\u00fcfen\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "latin.yaml:2:16 there are bytes that are not UTF-8: save the file as UTF-8 text  [yaml.binary]",
                problem(Project.compile("latin.yaml", latin)));
    }
}
