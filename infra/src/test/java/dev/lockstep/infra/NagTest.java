package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.infra.input.HandlerJars;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Aspects;

/// What AWS's own rules for solutions find, and why what is left is left.
final class NagTest {

    /// A rule that still finds something, where every single finding has its reason somewhere else.
    private static final Set<String> REASONED = Set.of(
            // wildcards in resources: WildcardsTest holds each to a list with reasons
            "AwsSolutions-IAM5");

    @Test
    void rulesForSolutionsFindNothingUnexplained(@TempDir Path folder) throws IOException {
        var project = SampleProject.whole(folder);
        var reading = Inputs.read(project.root(), "prod", List.of(), HandlerJars.below(project.root()));
        var inputs = assertInstanceOf(Inputs.Reading.Ready.class, reading).inputs();
        var out = folder.resolve("out");
        var app = Synthesis.app(Optional.of(out));
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        Synthesis.write(app, inputs, true);

        var broken = new TreeSet<String>();
        var looked = 0;
        try (var reports = Files.newDirectoryStream(out, "AwsSolutions-*-NagReport.csv")) {
            for (var report : reports) {
                looked++;
                Templates.read(report)
                        .lines()
                        .filter(line -> line.contains("\"Non-Compliant\""))
                        .map(line -> line.substring(1, line.indexOf('"', 1)))
                        .forEach(broken::add);
            }
        }
        assertEquals(inputs.pipelines().size() + 2, looked, "a report a stack");
        assertEquals(REASONED, broken);
    }
}
