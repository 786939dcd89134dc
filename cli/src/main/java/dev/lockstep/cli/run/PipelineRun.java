package dev.lockstep.cli.run;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.folder.Trouble;
import dev.lockstep.cli.report.ReportDocument;
import dev.lockstep.cli.report.RunReport;
import dev.lockstep.cli.report.RunReport.Kept;
import dev.lockstep.cli.report.RunReport.Status;
import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.local.LocalCloud;
import dev.lockstep.pipeline.Notification;
import dev.lockstep.pipeline.Pipeline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One run from start to end: the folder, the log, the local cloud, the engine, and what is written down of it.
public final class PipelineRun {
    private final Surroundings surroundings;
    private final RunRequest request;
    private final RunDirectory directory;
    private final RunLog log;
    private final RunTracker tracker;
    private final Digest digest;
    private final Instant begun;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    private PipelineRun(
            Surroundings surroundings, RunRequest request, RunDirectory directory, RunLog log, Watcher watcher) {
        this.surroundings = surroundings;
        this.request = request;
        this.directory = directory;
        this.log = log;
        this.tracker = new RunTracker(request.compiled().pipeline().name(), surroundings.clock(), happening -> {
            log.info(happening.getClass().getSimpleName().toLowerCase(Locale.ROOT), HappeningFields.of(happening));
            watcher.happened(happening);
        });
        this.digest = new Digest(request.compiled().pipeline(), request.mode(), tracker);
        this.begun = surroundings.clock().instant();
    }

    /// Who watches a run.
    public interface Watcher {
        void began(String run);

        void happened(Happening happening);
    }

    /// Runs and returns when all is written.
    ///
    /// @throws Refusal when the run could not be made or kept
    public static RunReport run(Surroundings surroundings, RunRequest request, Watcher watcher) {
        var name = request.compiled().pipeline().name();
        var now = surroundings.clock().instant();
        var directory = RunDirectory.create(request.runs(), now, "run", name, request.keep());
        try (var log = RunLog.open(directory, surroundings.clock())) {
            watcher.began(directory.id());
            var report = new PipelineRun(surroundings, request, directory, log, watcher).run();
            log.failure().ifPresent(failure -> {
                throw failure;
            });
            return report;
        }
    }

    private RunReport run() {
        log.info("run begins", Map.of("pipeline", pipeline().name(), "mode", request.mode(), "input", request.input()));
        var machine = StateMachine.parse(pipeline().name(), LocalFunctions.substitute(request.compiled()));
        var answering = new Answering(request.answers());
        try (var _ = LocalSettings.set(pipeline().name(), directory);
                var cloud = LocalCloud.start(
                        LocalFunctions.options(request.project(), request.jars(), request.pipelines(), log)
                                .withSubscriber(answering));
                var engine = engine(cloud)) {
            answering.runOn(engine);
            var execution = engine.start(machine, directory.id(), request.input());
            try (var _ = surroundings.interrupts().whenInterrupted(() -> stop(execution))) {
                return written(execution, execution.await());
            }
        } catch (IOException trouble) {
            throw Refusal.environment("cannot start the local cloud: " + Trouble.reason(trouble))
                    .at(request.project().resolve(".lockstep"))
                    .because(trouble);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.environment("the run was stopped from outside");
        } catch (RuntimeException trouble) {
            log.error("the run broke off", trouble);
            throw trouble;
        }
    }

    private Engine engine(LocalCloud cloud) {
        var children = request.children().stream()
                .map(child -> StateMachine.parse(child.pipeline().name(), LocalFunctions.substitute(child)))
                .toList();
        var builder = Engine.builder()
                .seed(request.seed())
                .functions(cloud.functions())
                .aws(AwsServices.of(surroundings.environment()).withLocal(cloud::services))
                .nested(directory.id(), children)
                .listener(tracker);
        return request.realTime()
                ? builder.realTime().build()
                : builder.virtualTime(begun).build();
    }

    private void stop(Execution execution) {
        interrupted.set(true);
        execution.stop(Optional.of("Interrupted"), Optional.of("stopped by Ctrl-C"));
    }

    private RunReport written(Execution execution, Outcome outcome) {
        var report = report(execution, outcome);
        var variables = tracker.variables();
        log.info("run ended", Map.of("status", report.status().name()));
        directory.write("history.json", HistoryDocument.of(execution.history()));
        directory.write(
                Snapshot.FILE,
                Snapshot.of(directory.id(), pipeline().name(), pipeline().stageNames(), variables)
                        .text());
        directory.write(ReportDocument.FILE, ReportDocument.text(report));
        return report;
    }

    private RunReport report(Execution execution, Outcome outcome) {
        var took = Duration.between(begun, surroundings.clock().instant());
        var engineTime =
                Duration.between(execution.startDate(), execution.stopDate().orElse(execution.startDate()));
        var status = status(outcome);
        return new RunReport(
                directory.id(),
                pipeline().name(),
                request.mode(),
                status,
                status == Status.SUCCEEDED
                        ? Optional.empty()
                        : Optional.of(digest.failure(outcome.error(), outcome.cause())),
                digest.stages(),
                begun,
                took,
                engineTime,
                Transitions.of(execution.history()),
                told(outcome),
                new Kept.Folder(directory.path()));
    }

    private List<String> told(Outcome outcome) {
        return pipeline().notifications().stream()
                .filter(notification -> notification.on().stream()
                        .anyMatch(
                                ending -> ending.name().equals(outcome.status().name())))
                .map(Notification::topic)
                .toList();
    }

    private Status status(Outcome outcome) {
        if (interrupted.get()) {
            return Status.INTERRUPTED;
        }
        return switch (outcome.status()) {
            case SUCCEEDED -> Status.SUCCEEDED;
            case TIMED_OUT -> Status.TIMED_OUT;
            case FAILED -> digest.nothingRan() ? Status.REFUSED : Status.FAILED;
            case RUNNING, ABORTED -> Status.INTERRUPTED;
        };
    }

    private Pipeline pipeline() {
        return request.compiled().pipeline();
    }
}
