package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.pipeline.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every template is sound as it stands, and runs.
final class TemplateTest {

    private static final String SOURCE = "{\"parameters\":{\"source\":\"s3://inbox/a.csv\"}}";

    /// What a run of each is given, and the functions it calls.
    private static final Map<Template, Run> RUNS = Map.of(
            Template.ETL, new Run(SOURCE, "extract", "validate", "load"),
            Template.FAN_OUT, new Run(SOURCE, "extract", "divide", "transform", "transform", "load"),
            Template.APPROVAL, new Run(SOURCE, "extract", "analyze", "approve", "load"),
            Template.INCREMENTAL,
                    new Run(
                            "{\"trigger\":\"schedule\",\"event\":{\"time\":\"2026-11-20T02:00:00Z\"}}",
                            "extract",
                            "transform",
                            "load"),
            Template.PARENT_CHILD,
                    new Run("{\"parameters\":{\"sources\":[\"s3://inbox/a.csv\",\"s3://inbox/b.csv\"]}}", "together"),
            Template.MATRIX,
                    new Run("{\"parameters\":{\"day\":\"2026-11-20\"}}", "extract", "extract", "extract", "load"),
            Template.EVENT_DRIVEN,
                    new Run(
                            "{\"trigger\":\"event\",\"event\":{\"detail\":{\"rows\":1,\"file\":\"s3://inbox/a\"}}}",
                            "extract",
                            "load"));

    @TempDir
    private Path root = Path.of("");

    private record Run(String input, List<String> calls) {
        Run(String input, String... calls) {
            this(input, List.of(calls));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isSoundAndRuns(Template template) throws IOException {
        Files.createDirectories(root.resolve("statemachines"));
        var sources = template.sources("fresh");
        for (var source : sources.entrySet()) {
            Files.writeString(root.resolve("statemachines/" + source.getKey() + ".yaml"), source.getValue());
        }
        for (var name : sources.keySet()) {
            assertInstanceOf(Compilation.Sound.class, Project.at(root).compile(name), name);
        }
        var run = RUNS.getOrDefault(template, new Run("{}"));
        var trial = new Trial("fresh.yaml", sources.getOrDefault("fresh", ""))
                .answering("divide", "{\"partitions\":[\"a\",\"b\"]}")
                .answeringByToken("approve", answers -> answers.succeed(Map.of("approved", true)));
        if (template == Template.PARENT_CHILD) {
            trial.withChildren(_ -> "{\"extract\":{\"data\":\"d\"}}");
            assertEquals(2, started(trial, run).size());
        } else {
            trial.run(run.input());
        }
        assertEquals(run.calls(), trial.called());
    }

    private static List<String> started(Trial trial, Run run) {
        trial.run(run.input());
        return trial.startedChildren();
    }
}
