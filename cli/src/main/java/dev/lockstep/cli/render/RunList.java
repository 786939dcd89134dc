package dev.lockstep.cli.render;

import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.report.ReportDocument;
import dev.lockstep.cli.report.RunReport;
import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Many runs, a line each.
public final class RunList {
    private RunList() {}

    public static void print(Surroundings surroundings, List<RunReport> reports) {
        var table = new Table("run", "pipeline", "mode", "status", "time", "error");
        for (var report : reports) {
            table.row(
                    report.run(),
                    report.pipeline(),
                    report.mode(),
                    report.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    Words.time(report.took()),
                    report.failure()
                            .map(failure ->
                                    failure.stage().map(stage -> stage + ": ").orElse("")
                                            + Words.error(failure.error()))
                            .orElse(""));
        }
        table.print(surroundings.out(), Style.of(surroundings.screen()));
    }

    public static String document(List<RunReport> reports) {
        return Json.pretty(
                Map.of("runs", reports.stream().map(RunList::document).toList()));
    }

    private static Map<String, Object> document(RunReport report) {
        var document = new LinkedHashMap<String, Object>();
        document.put("run", report.run());
        document.put("pipeline", report.pipeline());
        document.put("mode", report.mode());
        document.put("status", report.status().name());
        document.put("startedAt", report.startedAt().toString());
        document.put("durationMillis", report.took().toMillis());
        document.putAll(ReportDocument.kept(report.kept()));
        return document;
    }
}
