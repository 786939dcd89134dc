package dev.lockstep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.cache.CacheRule;
import dev.lockstep.functions.cache.EarlierResults;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import dev.lockstep.functions.log.Level;
import dev.lockstep.functions.log.StageLog;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// A stage: extend it, give two records, write [#run]. Around that the kit decodes the payload, opens log and
/// metrics, holds the quality gate against the result, and makes every failure one of the [StageError]s.
///
/// A stage keeps nothing between invocations: the local runner calls one object from many threads.
///
/// @param <I> the record of the stage's `with`
/// @param <O> the record of its result
public abstract class StageHandler<I extends Record, O extends Record> implements RequestStreamHandler {
    private final Class<I> inputType;
    private final AtomicBoolean cold = new AtomicBoolean(true);

    /// @param inputType the record the stage's `with` is decoded to
    protected StageHandler(Class<I> inputType) {
        this.inputType = inputType;
    }

    /// The work of the stage.
    ///
    /// @throws IOException when something outside does not answer; it counts as [Unavailable]
    protected abstract O run(I input, StageContext context) throws IOException;

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context lambda) throws IOException {
        boolean coldStart = cold.getAndSet(false);
        Time time = Time.OF_THIS_MACHINE;
        Duration start = time.stopwatch();
        Invocation invocation = Invocation.read(in);
        StageContext context = context(invocation, lambda, time, coldStart);
        if (coldStart) {
            context.metrics().add("ColdStart", 1, MetricUnit.COUNT);
        }
        try {
            Json result = result(invocation, context);
            JsonText.write(result, out);
            close(context, start, Optional.of(Report.of(result)));
        } catch (RuntimeException e) {
            context.log().error(invocation.stage() + " failed: " + e.getMessage(), e);
            close(context, start, Optional.empty());
            throw e;
        }
    }

    private Json result(Invocation invocation, StageContext context) {
        try {
            return invocation.cache().isPresent()
                    ? cached(invocation, invocation.cache().get(), context)
                    : made(invocation, context);
        } catch (SdkException e) {
            throw Failures.of(e);
        } catch (UncheckedIOException | IOException e) {
            throw Failures.ofInputOutput(e);
        }
    }

    private Json made(Invocation invocation, StageContext context) throws IOException {
        Json result = Records.encode(run(invocation.input(inputType), context));
        invocation.quality().ifPresent(gate -> gate.check(Report.of(result), context.log()));
        return result;
    }

    /// What was given before for the same, when that is still true. Its gate may have become stricter since.
    private Json cached(Invocation invocation, CacheRule rule, StageContext context) throws IOException {
        Instant began = context.time().now();
        EarlierResults results = EarlierResults.of(
                Clients.ofThisProcess().s3(),
                context.settings().require("data.bucket"),
                context.settings()::physical,
                invocation.run(),
                invocation.stage(),
                EarlierResults.fingerprint(getClass(), rule.key().orElse(invocation.input())));
        Optional<EarlierResults.Earlier> earlier = results.find(began);
        context.metrics().add("CacheHits", earlier.isPresent() ? 1 : 0, MetricUnit.COUNT);
        if (earlier.isPresent()) {
            Json marked = earlier.get().marked();
            invocation.quality().ifPresent(gate -> gate.check(Report.of(marked), context.log()));
            context.log().info("nothing has changed since run " + earlier.get().run() + ", whose result is taken");
            return marked;
        }
        Json result = made(invocation, context);
        results.keep(invocation.run(), began, began.plusSeconds(rule.ttl()), result);
        return result;
    }

    private static StageContext context(Invocation invocation, Context lambda, Time time, boolean cold) {
        Settings settings = Settings.ofThisProcess();
        Run run = invocation.run();
        int attempt = invocation.attempt().orElse(0);
        Level least = Level.of(settings.ofPlatform("lockstep.log.level", "AWS_LAMBDA_LOG_LEVEL")
                .orElse("INFO"));
        StageLog log = new StageLog(least, logFields(invocation, lambda, settings, cold), time);
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("pipeline", run.pipeline());
        dimensions.put("stage", invocation.stage());
        dimensions.put("environment", run.environment());
        DataSets data = new DataSets(Clients.ofThisProcess(), settings, run, invocation.stage(), invocation.index());
        return new StageContext(
                run, invocation.stage(), attempt, log, new StageMetrics(dimensions), data, settings, time, lambda);
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

    /// Exactly one value of each metric an invocation, whatever happened: alarms count on them.
    private static void close(StageContext context, Duration start, Optional<Report> report) {
        StageMetrics metrics = context.metrics();
        metrics.add(
                "ExecutionTime",
                (double) context.time().stopwatch().minus(start).toMillis(),
                MetricUnit.MILLISECONDS);
        if (!metrics.has("ErrorCount")) {
            metrics.add("ErrorCount", report.isPresent() ? 0 : 1, MetricUnit.COUNT);
        }
        metrics.add("SuccessRate", report.map(StageHandler::successRate).orElse(0.0), MetricUnit.PERCENT);
        report.ifPresent(done -> {
            done.counts().ifPresent(counts -> metrics.add("RecordsProcessed", (double) counts.in(), MetricUnit.COUNT));
            done.bytes().ifPresent(bytes -> metrics.add("DataVolume", (double) bytes, MetricUnit.BYTES));
            done.quality().ifPresent(quality -> metrics.add("Quality", quality, MetricUnit.NONE));
        });
        metrics.flush(Map.of("correlation_id", context.run().id()));
    }

    /// The share of the records that came through; a stage that counts none either came through or did not.
    private static double successRate(Report report) {
        return report.counts()
                .filter(counts -> counts.in() > 0)
                .map(counts -> 100.0 * (counts.in() - counts.failed()) / counts.in())
                .orElse(100.0);
    }
}
