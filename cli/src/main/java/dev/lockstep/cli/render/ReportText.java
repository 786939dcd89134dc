package dev.lockstep.cli.render;

import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.report.RunReport;
import dev.lockstep.cli.report.RunReport.Failure;
import dev.lockstep.cli.report.RunReport.Kept;
import dev.lockstep.cli.report.StageReport;
import dev.lockstep.cli.report.StageReport.Artifact;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The end of a run for people: how it ended, stage by stage, what was read and written, where to look.
public final class ReportText {
    private final Surroundings surroundings;
    private final Style style;
    private final RunReport report;

    private ReportText(Surroundings surroundings, RunReport report) {
        this.surroundings = surroundings;
        this.style = Style.of(surroundings.screen());
        this.report = report;
    }

    /// The summary on stdout; what failed, and what to do about it, on stderr.
    public static void print(Surroundings surroundings, RunReport report) {
        var text = new ReportText(surroundings, report);
        surroundings.out().println();
        text.summary(surroundings.out());
        report.failure().ifPresent(failure -> text.failure(surroundings.err(), failure));
    }

    private void summary(PrintStream out) {
        out.println(headline());
        out.println();
        stages().print(out, style);
        out.println();
        artifacts(out, "read", report.sources());
        artifacts(out, "written", report.outputs());
        handedOn(out);
        if (!report.told().isEmpty()) {
            out.println("  tells    " + String.join(", ", report.told()) + style.quiet("  by topics" + nobody()));
        }
        switch (report.kept()) {
            case Kept.Folder folder -> out.println("  log      " + surroundings.show(folder.log()));
            case Kept.Execution execution -> out.println("  in       " + execution.arn());
        }
    }

    private String nobody() {
        return switch (report.kept()) {
            case Kept.Folder _ -> ", in the cloud; here nobody is told";
            case Kept.Execution _ -> "";
        };
    }

    private String headline() {
        var ended = switch (report.status()) {
            case RUNNING -> style.careful("is running:");
            case SUCCEEDED -> style.good("succeeded");
            case FAILED -> style.bad("failed");
            case TIMED_OUT -> style.bad("timed out");
            case REFUSED -> style.bad("was refused");
            case INTERRUPTED -> style.careful("was interrupted");
        };
        var virtual = report.engineTime().compareTo(report.took().plus(Duration.ofSeconds(1))) > 0
                ? ", virtual time " + Words.time(report.engineTime())
                : "";
        return style.strong(report.pipeline()) + " " + ended
                + (report.status() == RunReport.Status.RUNNING ? " " : " in ") + Words.time(report.took()) + virtual
                + (report.mode().equals("full") ? "" : ", mode " + report.mode());
    }

    private Table stages() {
        var table = new Table("stage", "state", "tries", "in", "out", "failed", "success", "quality", "time", "waited");
        for (var stage : report.stages()) {
            var counts = stage.counts();
            table.row(
                    stage.name(),
                    stage.state().words(),
                    stage.tries() == 0 ? "" : Integer.toString(stage.tries()),
                    counts.map(known -> Words.count(known.in())).orElse(""),
                    counts.map(known -> Words.count(known.out())).orElse(""),
                    counts.map(known -> Words.count(known.failed())).orElse(""),
                    counts.map(known -> Words.percent(known.successRate())).orElse(""),
                    stage.quality().isPresent() ? Words.quality(stage.quality().getAsDouble()) : "",
                    stage.state() == StageReport.State.NOT_REACHED || stage.tries() == 0
                            ? ""
                            : Words.time(stage.took()),
                    stage.waited().isZero() ? "" : Words.time(stage.waited()));
        }
        return table;
    }

    private void artifacts(PrintStream out, String title, List<Artifact> artifacts) {
        var label = title;
        for (var artifact : artifacts) {
            var facts = new StringBuilder();
            artifact.records().ifPresent(records -> facts.append("  ").append(Words.records(records)));
            artifact.bytes().ifPresent(bytes -> facts.append("  ").append(Words.size(bytes)));
            out.println("  %-8s %s%s".formatted(label, artifact.uri(), style.quiet(facts.toString())));
            local(artifact.uri()).ifPresent(file -> out.println("           in " + surroundings.show(file)));
            label = "";
        }
    }

    /// One line for all that stages handed each other: the folder that holds it.
    private void handedOn(PrintStream out) {
        var files = report.handedOn();
        if (!files.isEmpty()) {
            var first = files.getFirst().uri();
            var end = first.indexOf(report.run()) + report.run().length();
            var folder = first.substring(0, end) + "/";
            out.println("  between  %s%s".formatted(folder, style.quiet("  " + Words.count(files.size()) + " files")));
            local(folder).ifPresent(file -> out.println("           in " + surroundings.show(file)));
        }
    }

    private String look() {
        return switch (report.kept()) {
            case Kept.Folder _ -> "./lockstep show " + report.run() + " --log  shows what the handlers logged";
            case Kept.Execution execution ->
                "./lockstep show " + report.run() + " --env " + execution.environment()
                        + " --history  shows every event";
        };
    }

    /// Where the local cloud keeps an object, when it is still there.
    private Optional<Path> local(String uri) {
        if (!uri.startsWith("s3://") || report.kept() instanceof Kept.Execution) {
            return Optional.empty();
        }
        var file = surroundings.project().resolve(".lockstep/s3").resolve(uri.substring("s3://".length()));
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private void failure(PrintStream err, Failure failure) {
        err.println();
        err.println(style.bad("error: ")
                + failure.stage().map(stage -> "stage " + stage + ": ").orElse("")
                + Words.error(failure.error()));
        failure.message().lines().forEach(line -> err.println("  " + line));
        switch (report.status()) {
            case REFUSED ->
                err.println(
                        "  to do  give parameters by --param NAME=VALUE, results of an earlier run by --from-snapshot"
                                + " RUN");
            case RUNNING, INTERRUPTED, FAILED, TIMED_OUT, SUCCEEDED -> err.println("  to do  " + look());
        }
    }
}
