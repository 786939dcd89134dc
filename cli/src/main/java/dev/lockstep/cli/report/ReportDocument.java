package dev.lockstep.cli.report;

import dev.lockstep.cli.report.RunReport.Failure;
import dev.lockstep.cli.report.RunReport.Kept;
import dev.lockstep.cli.report.RunReport.Status;
import dev.lockstep.cli.report.StageReport.Artifact;
import dev.lockstep.engine.value.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A report as JSON and back: what `--json` prints and `summary.json` keeps.
public final class ReportDocument {
    /// The name of its file in a run's folder.
    public static final String FILE = "summary.json";

    private ReportDocument() {}

    public static String text(RunReport report) {
        var document = new LinkedHashMap<String, Object>();
        document.put("run", report.run());
        document.put("pipeline", report.pipeline());
        document.put("mode", report.mode());
        document.put("status", report.status().name());
        report.failure().ifPresent(failure -> document.put("failure", failure(failure)));
        document.put("startedAt", report.startedAt().toString());
        document.put("durationMillis", report.took().toMillis());
        document.put("engineMillis", report.engineTime().toMillis());
        document.put("transitions", report.transitions());
        document.put("told", report.told());
        document.put(
                "stages", report.stages().stream().map(ReportDocument::stage).toList());
        document.put("sources", artifacts(report.sources()));
        document.put("outputs", artifacts(report.outputs()));
        document.put("handedOn", artifacts(report.handedOn()));
        document.putAll(kept(report.kept()));
        return Json.pretty(document);
    }

    /// Where there is more of it, as members of a document.
    public static Map<String, Object> kept(Kept kept) {
        var document = new LinkedHashMap<String, Object>();
        switch (kept) {
            case Kept.Folder folder -> {
                document.put("folder", folder.path().toString());
                document.put("log", folder.log().toString());
            }
            case Kept.Execution execution -> {
                document.put("environment", execution.environment());
                document.put("execution", execution.arn());
            }
        }
        return document;
    }

    /// The report a folder keeps; empty members for what it does not say.
    public static RunReport read(String run, Path folder, String text) {
        var document = Members.read(text);
        return new RunReport(
                run,
                text(document, "pipeline"),
                text(document, "mode"),
                status(text(document, "status")),
                Optional.ofNullable(document.get("failure")).map(failure -> failureOf(Members.object(failure))),
                Members.list(document.get("stages")).stream()
                        .map(stage -> stageOf(Members.object(stage)))
                        .toList(),
                Members.text(document.get("startedAt")).map(Instant::parse).orElse(Instant.EPOCH),
                millis(document, "durationMillis"),
                millis(document, "engineMillis"),
                Members.number(document.get("transitions"))
                        .map(Number::intValue)
                        .orElse(0),
                Members.list(document.get("told")).stream().map(String::valueOf).toList(),
                new Kept.Folder(folder));
    }

    private static Map<String, Object> failure(Failure failure) {
        var document = new LinkedHashMap<String, Object>();
        failure.stage().ifPresent(stage -> document.put("stage", stage));
        document.put("error", failure.error());
        document.put("message", failure.message());
        return document;
    }

    private static Failure failureOf(Map<String, Object> document) {
        return new Failure(Members.text(document.get("stage")), text(document, "error"), text(document, "message"));
    }

    private static Map<String, Object> stage(StageReport stage) {
        var document = new LinkedHashMap<String, Object>();
        document.put("stage", stage.name());
        document.put("state", stage.state().name());
        document.put("tries", stage.tries());
        stage.counts().ifPresent(counts -> {
            var numbers = new LinkedHashMap<String, Object>();
            numbers.put("in", counts.in());
            numbers.put("out", counts.out());
            numbers.put("failed", counts.failed());
            document.put("counts", numbers);
            document.put("successRate", rounded(counts.successRate()));
        });
        stage.quality().ifPresent(quality -> document.put("quality", rounded(quality)));
        document.put("durationMillis", stage.took().toMillis());
        document.put("waitedMillis", stage.waited().toMillis());
        document.put("sources", artifacts(stage.sources()));
        document.put("artifacts", artifacts(stage.artifacts()));
        return document;
    }

    private static StageReport stageOf(Map<String, Object> document) {
        var result = StageResult.of(document);
        return new StageReport(
                text(document, "stage"),
                StageReport.State.valueOf(text(document, "state")),
                Members.number(document.get("tries")).map(Number::intValue).orElse(0),
                result.counts(),
                result.quality(),
                result.sources(),
                result.artifacts(),
                millis(document, "durationMillis"),
                millis(document, "waitedMillis"));
    }

    private static List<Object> artifacts(List<Artifact> artifacts) {
        var documents = new ArrayList<>();
        for (var artifact : artifacts) {
            var document = new LinkedHashMap<String, Object>();
            document.put("uri", artifact.uri());
            artifact.records().ifPresent(records -> document.put("records", records));
            artifact.bytes().ifPresent(bytes -> document.put("bytes", bytes));
            artifact.sha256().ifPresent(sha256 -> document.put("sha256", sha256));
            documents.add(document);
        }
        return documents;
    }

    private static double rounded(double rate) {
        return BigDecimal.valueOf(rate).setScale(4, RoundingMode.HALF_UP).doubleValue();
    }

    private static Status status(String name) {
        for (var status : Status.values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return Status.INTERRUPTED; // a run that wrote no summary was killed
    }

    private static String text(Map<String, Object> document, String name) {
        return Members.text(document.get(name)).orElse("");
    }

    private static Duration millis(Map<String, Object> document, String name) {
        return Duration.ofMillis(
                Members.number(document.get(name)).map(Number::longValue).orElse(0L));
    }
}
