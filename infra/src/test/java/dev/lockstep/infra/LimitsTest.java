package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.pipeline.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What CloudFormation would refuse is refused before.
final class LimitsTest {

    @Test
    void refusesAPipelineThatBecomesTooManyResources(@TempDir Path folder) throws IOException {
        var project = SampleProject.in(folder);
        Files.writeString(
                folder.resolve("statemachines/many.yaml"),
                IntStream.range(0, 70)
                        .mapToObj(
                                number -> "  s" + number
                                        + ": { handler: dev.lockstep.functions.extract.ExtractHandler, with: { source: s3://inbox/a } }\n")
                        .collect(Collectors.joining("", "pipeline: many\nstages:\n", "")));
        project.recompile("many");
        var launch = project.launch("synth", "dev", "--out", "out", "--pipelines", "many");
        assertEquals(2, launch.exitCode(), launch.talk());
        assertTrue(
                launch.talk()
                        .matches(
                                "many\\.yaml:1:1 the stack lockstep-dev-many has [5-9]\\d\\d resources, CloudFormation takes"
                                        + " 500; divide the pipeline and let one part start the other"
                                        + "  \\[template\\.resources\\]\n"),
                launch.talk());
    }

    @Test
    void refusesATemplateThatIsTooLarge() {
        var place = Place.of("orders.yaml");
        var stack =
                new Synthesis.Written("acme-orders", Path.of("out/acme-orders.template.json"), 10, 1_000_001, place);
        assertEquals(
                "[orders.yaml:1:1 the template of acme-orders has 1000001 bytes, CloudFormation takes 1000000; divide the"
                        + " pipeline and let one part start the other  [template.size]]",
                stack.beyondLimits().toString());
        var within =
                new Synthesis.Written("acme-orders", Path.of("out/acme-orders.template.json"), 500, 1_000_000, place);
        assertEquals("[]", within.beyondLimits().toString());
    }
}
