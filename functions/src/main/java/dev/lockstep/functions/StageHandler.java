package dev.lockstep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.aws.Priming;
import dev.lockstep.functions.cache.CacheRule;
import dev.lockstep.functions.cache.EarlierResults;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
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

    /// Held here, because who tells it of a picture does not hold it.
    @SuppressWarnings("UnusedVariable")
    private final Priming priming;

    /// @param inputType the record the stage's `with` is decoded to
    protected StageHandler(Class<I> inputType) {
        this.inputType = inputType;
        this.priming = Priming.register(StageHandler::prime);
    }

    /// What the kit does around every stage.
    private static void prime() {
        Report.of(Records.encode(Counts.all(0)));
        new StageMetrics(Map.of("pipeline", "none")).prime();
    }

    /// The work of the stage.
    ///
    /// @throws IOException when something outside does not answer; it counts as [Unavailable]
    protected abstract O run(I input, StageContext context) throws IOException;

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context lambda) throws IOException {
        boolean coldStart = cold.getAndSet(false);
        Invocation invocation = Invocation.read(in);
        StageRecord record = StageRecord.open(invocation, lambda, coldStart);
        try {
            Json result = result(invocation, record.context());
            JsonText.write(result, out);
            record.done(result);
        } catch (RuntimeException e) {
            record.failed(e);
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
                context, EarlierResults.fingerprint(getClass(), rule.key().orElse(invocation.input())));
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
}
