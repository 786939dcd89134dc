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

/// Pipelines that are generated from a list of services.
final class FamilyTest {

    private static final String BUILD = """
        pipeline: build-<<service>>
        services:
          - { service: cart, memory: 512, regions: [eu, us] }
          - { service: search, memory: 1024, regions: [eu] }
        description: Builds <<service>> with <<memory>> MB
        stages:
          build: { handler: dev.acme.shop.Build, memory: <<memory>>, with: { name: <<service>> } }
          roll:
            forEach: { items: <<regions>> }
            handler: dev.acme.shop.Roll
            with: { to: "{% '<<service>>-' & $item %}" }
        """;

    @TempDir
    private Path root = Path.of("");

    private Project project(String family) throws IOException {
        Files.createDirectories(root.resolve("statemachines"));
        Files.writeString(root.resolve("statemachines/build.family.yaml"), family);
        return Project.at(root);
    }

    private static List<String> problems(Project project, String name) {
        return assertInstanceOf(Compilation.Unsound.class, project.compile(name)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void makesAPipelineOfEachService() throws IOException {
        var project = project(BUILD);
        assertEquals(List.of("build-cart", "build-search"), project.names());
        var cart = assertInstanceOf(Compilation.Sound.class, project.compile("build-cart"));
        assertEquals("Builds cart with 512 MB", cart.pipeline().description());
        assertTrue(cart.stateMachine().text().contains("{% 'cart-' & $states.input.item %}"));
        assertTrue(cart.stateMachine().text().contains("\"Comment\": \"build.family.yaml:7\""));
        assertEquals(root.resolve("statemachines/build.family.yaml"), project.source("build-cart"));
        assertEquals(root.resolve("statemachines/build-cart.asl.json"), project.write(cart.stateMachine()));
    }

    @Test
    void whatIsGeneratedCanBeReadAndCompilesToTheSame() throws IOException {
        var project = project(BUILD);
        var generated = project.generated("build-search").orElseThrow();
        assertEquals("""
            pipeline: build-search
            description: Builds search with 1024 MB
            stages:
              build:
                handler: dev.acme.shop.Build
                memory: 1024
                with:
                  name: search
              roll:
                forEach:
                  items: [eu]
                handler: dev.acme.shop.Roll
                with:
                  to: "{% 'search-' & $item %}"
            """, generated);
        assertEquals(Optional.empty(), project.generated("other"));
        var written = assertInstanceOf(
                Compilation.Sound.class,
                Project.compile("build-search.yaml", generated.getBytes(StandardCharsets.UTF_8)));
        var made = assertInstanceOf(Compilation.Sound.class, project.compile("build-search"));
        assertEquals(
                comments(made.stateMachine().text()),
                comments(written.stateMachine().text()));
    }

    private static String comments(String text) {
        return text.replaceAll("\"Comment\": \"[^\"]*\"", "");
    }

    @Test
    void tellsWhatIsWrongWithTemplateAndList() throws IOException {
        assertEquals(
                List.of(
                        "build.family.yaml:3:22 nothing in the family reads <<size>>  [family.unused]",
                        "build.family.yaml:4:5 this service does not say 'size', which others do  [family.services]",
                        "build.family.yaml:5:48 no service says what <<servcie>> is; did you mean 'service'?"
                                + "  [family.unknown]",
                        "build.family.yaml:5:64 <<list>> is a list, which cannot stand within a text  [family.text]"),
                problems(project("""
                    pipeline: build-<<service>>
                    services:
                      - { service: cart, size: 3, list: [a] }
                      - { service: search, list: [b] }
                    stages: { a: { handler: dev.acme.A, with: { x: <<servcie>>, y: "of <<list>>" } } }
                    """), "build-cart").stream().distinct().toList());
    }

    @Test
    void aFamilyThatMakesNothingIsNotForgotten() throws IOException {
        var project = project("pipeline: build\nstages: { a: { wait: 1s } }\n");
        assertEquals(List.of("build.family"), project.names());
        assertEquals(
                List.of(
                        "build.family.yaml:1:1 a family has 'services', a list of what each of its pipelines is given, as"
                                + " in - { service: cart, memory: 512 }  [family.services]"),
                problems(project, "build.family"));
    }

    @Test
    void pipelinesOfAFamilyHaveNamesOfTheirOwn() throws IOException {
        assertEquals(
                List.of(
                        "build.family.yaml:1:1 two pipelines of the family are called 'build'; let the name say what"
                                + " they are given  [family.name]",
                        "build.family.yaml:2:14 nothing in the family reads <<x>>  [family.unused]"),
                problems(
                        project("pipeline: build\nservices: [{ x: 1 }, { x: 2 }]\nstages: { a: { wait: 1s } }\n"),
                        "build"));
    }
}
