package dev.lockstep.functions.runtime;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.Unfinished;

/// A stage that tells what Lambda has told it.
public final class AskedStage extends StageHandler<AskedStage.Input, AskedStage.Output> {
    public AskedStage() {
        super(Input.class);
    }

    public record Input(String what) {}

    public record Output(long remaining, String trace, String request) {}

    @Override
    protected Output run(Input input, StageContext context) {
        if (input.what().equals("wrong")) {
            throw new InvalidInput("line 7 is wrong");
        }
        if (context.deadline().near()) {
            throw new Unfinished("the time is up");
        }
        return new Output(
                context.remaining().toMillis(),
                context.settings()
                        .ofPlatform("com.amazonaws.xray.traceHeader", "_X_AMZN_TRACE_ID")
                        .orElse(""),
                context.lambda().getAwsRequestId());
    }
}
