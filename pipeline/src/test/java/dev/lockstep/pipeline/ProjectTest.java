package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private List<String> problems(String name, String source) throws IOException {
        var project = project();
        Files.writeString(root.resolve("statemachines/" + name + ".yaml"), source);
        return switch (project.compile(name)) {
            case Compilation.Sound _ -> List.of();
            case Compilation.Unsound unsound ->
                unsound.problems().stream().map(Problem::toString).toList();
        };
    }

    @Test
    void knowsWhatAChildPipelineTakes() throws IOException {
        Files.createDirectories(root.resolve("statemachines"));
        Files.writeString(root.resolve("statemachines/child.yaml"), """
            pipeline: child
            parameters: { size: { type: number, required: true }, name: { type: string, required: true } }
            modes: { quick: [a] }
            stages: { a: { handler: dev.acme.shop.StageHandler } }
            """);
        assertEquals(
                List.of(
                        "parent.yaml:3:3 pipeline 'child' has no mode 'quik'; did you mean 'quick'?  [child.mode]",
                        "parent.yaml:3:3 stage 'a' does not give 'name', which pipeline 'child' requires"
                                + "  [child.required]",
                        "parent.yaml:3:61 parameter 'size' of pipeline 'child' is given 'big'; expected a number"
                                + "  [child.value]",
                        "parent.yaml:3:73 pipeline 'child' has no parameter 'color'; there is size, name"
                                + "  [child.parameter]",
                        "parent.yaml:4:3 there is no pipeline 'chlid'; did you mean 'child'?  [child.unknown]",
                        "parent.yaml:5:3 stage 'c' starts this pipeline again, and so without end  [child.circle]"),
                problems("parent", """
                    pipeline: parent
                    stages:
                      a: { pipeline: { name: child, mode: quik }, with: { size: big, color: red } }
                      b: { pipeline: chlid }
                      c: { pipeline: parent }
                    """));
    }

    @Test
    void findsPipelinesThatStartEachOtherInACircle() throws IOException {
        Files.createDirectories(root.resolve("statemachines"));
        Files.writeString(root.resolve("statemachines/b.yaml"), """
            pipeline: b
            triggers: [{ pipeline: a }]
            stages: { x: { pipeline: a } }
            """);
        assertEquals(
                List.of(
                        "a.yaml:2:12 pipelines start each other again and again: a waits for b waits for a"
                                + "  [trigger.circle]",
                        "a.yaml:2:29 there is no pipeline 'smal'; did you mean 'small'?  [trigger.pipeline]",
                        "a.yaml:3:11 pipelines start each other in a circle: a starts b starts a  [child.circle]"),
                problems("a", """
                    pipeline: a
                    triggers: [{ pipeline: b }, { pipeline: smal }]
                    stages: { x: { pipeline: b } }
                    """));
    }

    @Test
    void findsPipelinesThatStartEachOtherByWhatTheyWrite() throws IOException {
        Files.createDirectories(root.resolve("statemachines"));
        Files.writeString(root.resolve("statemachines/b.yaml"), """
            pipeline: b
            triggers: [{ s3: { bucket: two, prefix: in/ } }]
            stages: { x: { handler: dev.acme.shop.X, with: { bucket: three } } }
            """);
        Files.writeString(root.resolve("statemachines/c.yaml"), """
            pipeline: c
            triggers: [{ pipeline: b }]
            stages: { x: { handler: dev.acme.shop.X, with: { bucket: one, prefix: in/day/ } } }
            """);
        assertEquals(
                List.of("a.yaml:2:12 pipelines start each other again and again by what they write: c starts a starts b"
                        + " starts c  [trigger.circle]"),
                problems("a", """
                    pipeline: a
                    triggers: [{ s3: { bucket: one, prefix: in/ } }, { s3: { bucket: four } }]
                    stages: { x: { handler: dev.acme.shop.X, with: { bucket: two } } }
                    """));
    }

    @Test
    void holdsHandlersAgainstWhatHasBeenBuilt() throws IOException {
        Files.createDirectories(root.resolve("statemachines"));
        Files.writeString(root.resolve("statemachines/a.yaml"), """
            pipeline: a
            stages:
              x: { handler: dev.acme.shop.Load, with: { sorce: 1 }, quality: { atLeast: 0.9 } }
              y: { handler: dev.acme.shop.Laod, with: { any: 1 } }
              z: { handler: dev.acme.shop.Plain, with: { any: 1 }, quality: { atLeast: 0.9 } }
            onFailure: { handler: dev.acme.shop.Load }
            """);
        var fields = List.of(
                new HandlerClasses.Field("source", true),
                new HandlerClasses.Field("error", true),
                new HandlerClasses.Field("limit", false));
        var built = new HandlerClasses() {
            @Override
            public Optional<HandlerClass> find(String className) {
                return switch (className) {
                    case "dev.acme.shop.Load" -> Optional.of(new HandlerClass(Optional.of(fields), false));
                    case "dev.acme.shop.Plain" -> Optional.of(new HandlerClass(Optional.empty(), true));
                    default -> Optional.empty();
                };
            }

            @Override
            public Set<String> names() {
                return Set.of("dev.acme.shop.Load", "dev.acme.shop.Plain");
            }
        };
        var unsound = assertInstanceOf(
                Compilation.Unsound.class, project().with(built).compile("a"));
        assertEquals(
                List.of(
                        "a.yaml:3:3 Load needs 'error', which 'x' does not give it  [handler.input]",
                        "a.yaml:3:52 Load takes no 'sorce'; did you mean 'source'?  [handler.input]",
                        "a.yaml:3:57 stage 'x' asks for quality, and Load never tells one: its result has no 'quality'"
                                + "  [quality.score]",
                        "a.yaml:4:3 there is no class 'dev.acme.shop.Laod' in the built handlers; did you mean"
                                + " 'dev.acme.shop.Load'?  [handler.unknown]",
                        "a.yaml:6:1 Load needs 'source', which 'onFailure' does not give it  [handler.input]"),
                unsound.problems().stream().map(Problem::toString).toList());
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
