package dev.lockstep.gate;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;

/// A stage that has a result of every kind, and fails when it is told to.
public final class MeasuringStage extends StageHandler<MeasuringStage.Input, MeasuringStage.Output> {

    public MeasuringStage() {
        super(Input.class);
    }

    record Input(boolean fail) {}

    record Output(Counts counts, long bytes, double quality) {}

    @Override
    protected Output run(Input input, StageContext context) {
        context.log().warn("looked at");
        if (input.fail()) {
            throw new IllegalStateException("told to fail");
        }
        return new Output(new Counts(3, 3, 0), 42, 0.5);
    }
}
