package dev.lockstep.functions.notify;

import dev.lockstep.functions.Cause;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.state.Ledger;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Says in the log and in the metrics that a run failed, where and why. It counts the failure even of a stage that
/// could not count itself any more: one that ran out of time or memory. In the ledger the run has ended.
public final class FailureHandler extends StageHandler<FailureHandler.Input, FailureHandler.Output> {
    public FailureHandler() {
        super(Input.class);
    }

    /// What the state machine caught.
    ///
    /// @param cause a sentence, or the error object of Lambda as text
    public record Failure(String stage, String error, String cause) {}

    /// What failed.
    ///
    /// @param error which stage failed, by which error, and its cause
    public record Input(Failure error) {}

    public record Output(String stage, String error, String cause) {}

    @Override
    protected Output run(Input input, StageContext context) {
        Failure failure = input.error();
        String message = Cause.message(failure.cause());
        context.metrics().add("ErrorCount", 1, MetricUnit.COUNT);
        new Ledger(context).runFailed(failure.stage(), failure.error(), failure.cause());
        context.log()
                .warn(
                        "the run failed in " + failure.stage() + ": " + message,
                        Map.of("failed_stage", failure.stage(), "error_type", failure.error()));
        return new Output(failure.stage(), failure.error(), message);
    }
}
