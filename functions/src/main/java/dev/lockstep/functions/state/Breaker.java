package dev.lockstep.functions.state;

import dev.lockstep.functions.CircuitOpen;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageError;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/// Keeps the stages of a pipeline from calling what does not answer: after some failures in a row nobody calls for a
/// while, then one does, and if that succeeds all do. All invocations share it.
///
/// A failure counts when it is worth another attempt; whoever answers "no" does answer.
public final class Breaker {
    private static final Duration KEPT = Duration.ofDays(7);

    /// However often it has failed: somebody has to see when it is well again.
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final StageContext context;
    private final Rule rule;
    private final String called;
    private final String name;

    /// When it opens, and for how long at first; each further time in a row it stays open twice as long.
    public record Rule(int failures, Duration pause) {
        /// Five failures, half a minute.
        public static final Rule USUAL = new Rule(5, Duration.ofSeconds(30));

        public Rule {
            if (failures < 1 || pause.isNegative() || pause.isZero()) {
                throw new IllegalArgumentException(
                        "a breaker needs at least one failure and a pause, but has " + failures + " and " + pause);
            }
        }
    }

    /// @param called what is called: a host, a service
    public Breaker(StageContext context, String called, Rule rule) {
        this.context = context;
        this.rule = rule;
        this.called = called;
        this.name = Memory.name(context.run().pipeline(), "breaker", called);
    }

    /// Calls, if that is worth while.
    ///
    /// @throws CircuitOpen when it is not, which says when it will be
    public <T> T call(Once.Work<T> work) throws IOException {
        StateTable table = Memory.of(context);
        Circuit before = ask(table);
        T result;
        try {
            result = work.run();
        } catch (StageError e) {
            throw failed(table, before, e);
        } catch (SdkException e) {
            throw failed(table, before, Failures.of(e, called + " does not answer"));
        } catch (IOException | UncheckedIOException e) {
            throw failed(table, before, new Unavailable(called + " does not answer: " + e.getMessage(), e));
        }
        answered(table, before);
        return result;
    }

    /// Writes a failure down; what happened is told even where that cannot be written.
    private StageError failed(StateTable table, Circuit before, StageError failure) {
        try {
            if (failure.retryable()) {
                change(table, circuit -> circuit.afterFailure(context.time().now(), rule));
            } else {
                answered(table, before);
            }
        } catch (IOException | RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
        return failure;
    }

    /// As long as all is well nothing is written.
    private void answered(StateTable table, Circuit before) throws IOException {
        if (!before.equals(new Circuit.Closed(0))) {
            change(table, Circuit::afterAnswer);
        }
    }

    private Circuit ask(StateTable table) throws IOException {
        Circuit now = Circuit.of(table.read(name));
        if (now instanceof Circuit.Closed) {
            return now;
        }
        AtomicReference<Optional<Instant>> refused = new AtomicReference<>(Optional.empty());
        Circuit after = change(table, circuit -> {
            Instant moment = context.time().now();
            refused.set(circuit.refusedUntil(moment));
            return circuit.asked(moment, rule);
        });
        if (refused.get().isPresent()) {
            Instant until = refused.get().get();
            throw new CircuitOpen(called + " has failed too often and is not called until " + until, until);
        }
        return after;
    }

    private Circuit change(StateTable table, Function<Circuit, Circuit> change) throws IOException {
        Json.Obj after = table.change(name, Optional.of(context.time().now().plus(KEPT)), before -> {
            Circuit circuit = Circuit.of(Optional.of(before));
            Circuit changed = change.apply(circuit);
            return changed.equals(circuit) && !before.fields().isEmpty() ? before : changed.document();
        });
        return Circuit.of(Optional.of(after));
    }
}
