package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.asl.machine.Retrier;
import dev.lockstep.pipeline.stage.Retry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Retry list of a stage. Step Functions takes the first entry that names an error, so the order is the meaning:
/// what retrying cannot mend, then what Lambda itself could not do, then what the author said.
final class Retriers {

    /// Thrown by handlers about data: trying again gives the same.
    static final List<String> HOPELESS =
            List.of("dev.lockstep.functions.InvalidInput", "dev.lockstep.functions.QualityGateFailed");

    /// The service's trouble, not the function's: AWS advises to always retry these.
    private static final List<String> TRANSIENT = List.of(
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException");

    /// A function that could not do its work, or was ended before it had.
    private static final List<String> NOT_NOW =
            List.of("dev.lockstep.functions.Unavailable", "Lambda.Unknown", "Sandbox.Timedout");

    private Retriers() {}

    /// Of a task that calls something else than a Lambda: what the author said.
    static List<Retrier> of(Optional<Retry> retry) {
        return retry.map(Retriers::retrier).map(List::of).orElse(List.of());
    }

    static List<Retrier> ofLambda(Optional<Retry> retry) {
        var retriers = new ArrayList<Retrier>();
        retriers.add(Retrier.never(HOPELESS));
        retriers.add(
                new Retrier(TRANSIENT, 6, Optional.of(new Retrier.Waits(1, BigDecimal.TWO, Optional.of(30L), true))));
        retry.ifPresent(written -> retriers.add(retrier(written)));
        return List.copyOf(retriers);
    }

    /// Of a function that asks people: it may ask again, which changes nothing for them, so that a service that
    /// does not answer for a minute does not end a run. An answer is never asked for again, whatever it is.
    static List<Retrier> ofAsking() {
        var retriers = new ArrayList<>(ofLambda(Optional.empty()));
        retriers.add(
                new Retrier(NOT_NOW, 6, Optional.of(new Retrier.Waits(5, BigDecimal.TWO, Optional.of(60L), true))));
        return List.copyOf(retriers);
    }

    private static Retrier retrier(Retry retry) {
        if (retry.attempts() == 0) {
            return Retrier.never(retry.on());
        }
        return new Retrier(
                retry.on(),
                retry.attempts(),
                Optional.of(new Retrier.Waits(
                        retry.interval().toSeconds(),
                        retry.backoff(),
                        retry.maxInterval().map(Duration::toSeconds),
                        retry.jitter() == Retry.Jitter.FULL)));
    }
}
