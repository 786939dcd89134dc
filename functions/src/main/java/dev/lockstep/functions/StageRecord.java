package dev.lockstep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.log.Level;
import dev.lockstep.functions.log.Sample;
import dev.lockstep.functions.log.StageLog;
import dev.lockstep.functions.state.Ledger;
import dev.lockstep.functions.time.Time;
import dev.lockstep.functions.trace.Trace;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// What is written down of one invocation, whatever happens in it: log, metrics, the ledger of its run, its span.
final class StageRecord {
    private final StageContext context;
    private final Instant began;
    private final Duration start;

    private StageRecord(StageContext context, Instant began, Duration start) {
        this.context = context;
        this.began = began;
        this.start = start;
    }

    static StageRecord open(Invocation invocation, Context lambda, boolean cold) {
        Time time = Time.OF_THIS_MACHINE;
        Instant began = time.now();
        Duration start = time.stopwatch();
        StageContext context = context(invocation, lambda, time, cold);
        if (cold) {
            context.metrics().add("ColdStart", 1, MetricUnit.COUNT);
        }
        return new StageRecord(context, began, start);
    }

    StageContext context() {
        return context;
    }

    void done(Json result) {
        new Ledger(context).done(result, began, took());
        close(Optional.of(Report.of(result)), null);
    }

    void failed(RuntimeException failure) {
        context.log().error(context.stage() + " failed: " + failure.getMessage(), failure);
        new Ledger(context).failed(failure, began, took());
        close(Optional.empty(), failure);
    }

    /// Exactly one value of each metric an invocation, whatever happened: alarms count on them.
    private void close(Optional<Report> report, @Nullable RuntimeException failure) {
        StageMetrics metrics = context.metrics();
        metrics.add("ExecutionTime", (double) took().toMillis(), MetricUnit.MILLISECONDS);
        if (!metrics.has("ErrorCount")) {
            metrics.add("ErrorCount", report.isPresent() ? 0 : 1, MetricUnit.COUNT);
        }
        metrics.add("SuccessRate", report.map(StageRecord::successRate).orElse(0.0), MetricUnit.PERCENT);
        report.ifPresent(done -> {
            done.counts().ifPresent(counts -> metrics.add("RecordsProcessed", (double) counts.in(), MetricUnit.COUNT));
            done.bytes().ifPresent(bytes -> metrics.add("DataVolume", (double) bytes, MetricUnit.BYTES));
            done.quality().ifPresent(quality -> metrics.add("Quality", quality, MetricUnit.NONE));
        });
        metrics.flush(Map.of("correlation_id", context.run().id()));
        span(failure);
    }

    /// What cannot be mended by another attempt is the fault of what the stage was given, in X-Ray's words an error;
    /// the rest is a fault.
    private void span(@Nullable RuntimeException failure) {
        Trace trace = context.trace();
        trace.annotate("pipeline.name", context.run().pipeline());
        context.settings().get("version").ifPresent(version -> trace.annotate("pipeline.version", version));
        trace.annotate("pipeline.run", context.run().id());
        trace.annotate("pipeline.stage", context.stage());
        trace.annotate("pipeline.attempt", context.attempt());
        trace.annotate("pipeline.status", failure == null ? "succeeded" : "failed");
        if (failure != null) {
            trace.annotate("pipeline.error", failure.getClass().getName());
        }
        boolean given = failure instanceof StageError error && !error.retryable();
        trace.end(context.run().pipeline() + " " + context.stage(), began, failure, !given);
    }

    private Duration took() {
        return context.time().stopwatch().minus(start);
    }

    /// The share of the records that came through; a stage that counts none either came through or did not.
    private static double successRate(Report report) {
        return report.counts()
                .filter(counts -> counts.in() > 0)
                .map(counts -> 100.0 * (counts.in() - counts.failed()) / counts.in())
                .orElse(100.0);
    }

    private static StageContext context(Invocation invocation, Context lambda, Time time, boolean cold) {
        Settings settings = Settings.ofThisProcess();
        Run run = invocation.run();
        Level least = Sample.of(settings).takes(run.id()) ? Level.DEBUG : StageLog.least(settings);
        StageLog log = new StageLog(least, logFields(invocation, lambda, settings, cold), time);
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("pipeline", run.pipeline());
        dimensions.put("stage", invocation.stage());
        dimensions.put("environment", run.environment());
        return new StageContext(
                run,
                invocation.stage(),
                invocation.attempt().orElse(0),
                invocation.index(),
                log,
                new StageMetrics(dimensions),
                new DataSets(Clients.ofThisProcess(), settings, run, invocation.stage(), invocation.index()),
                trace(run, lambda, settings, log),
                settings,
                time,
                Deadline.of(lambda, settings),
                lambda);
    }

    private static Trace trace(Run run, Context lambda, Settings settings, StageLog log) {
        Trace.Wiring wiring = new Trace.Wiring(
                settings.ofPlatform("com.amazonaws.xray.traceHeader", "_X_AMZN_TRACE_ID"),
                settings.get("trace.file"),
                settings.ofPlatform("com.amazonaws.xray.emitters.daemonAddress", "AWS_XRAY_DAEMON_ADDRESS"));
        Trace.Origin origin = new Trace.Origin(
                run.execution() + run.id(), moment(run.startedAt()), String.valueOf(lambda.getAwsRequestId()));
        return Trace.of(wiring, origin, Time.OF_THIS_MACHINE, log::debug);
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidInput("run.startedAt must be a time like 2026-11-21T09:54:50Z but is '" + text + "'", e);
        }
    }

    private static Map<String, Json> logFields(Invocation invocation, Context lambda, Settings settings, boolean cold) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("service", Json.of("lockstep-" + invocation.run().pipeline()));
        fields.put("cold_start", Json.of(cold));
        fields.put("function_name", Json.of(String.valueOf(lambda.getFunctionName())));
        fields.put("function_arn", Json.of(String.valueOf(lambda.getInvokedFunctionArn())));
        fields.put("function_memory_size", Json.of(lambda.getMemoryLimitInMB()));
        fields.put("function_request_id", Json.of(String.valueOf(lambda.getAwsRequestId())));
        settings.ofPlatform("com.amazonaws.xray.traceHeader", "_X_AMZN_TRACE_ID")
                .ifPresent(trace -> fields.put("xray_trace_id", Json.of(trace)));
        fields.put("correlation_id", Json.of(invocation.run().id()));
        fields.put("pipeline", Json.of(invocation.run().pipeline()));
        fields.put("stage", Json.of(invocation.stage()));
        fields.put("attempt", Json.of(invocation.attempt().orElse(0)));
        return fields;
    }
}
