package dev.lockstep.engine.step.distributed;

import dev.lockstep.engine.definition.MapLimits;
import dev.lockstep.engine.maprun.Settings;
import dev.lockstep.engine.maprun.Tolerance;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.query.Percentage;
import dev.lockstep.engine.query.WholeNumber;
import java.util.Optional;

/// The settings that a map run begins with, planned.
record Limits(Optional<WholeNumber> maxConcurrency, Optional<WholeNumber> count, Optional<Percentage> percentage) {

    static Limits of(MapLimits written, Flow flow) {
        return new Limits(
                written.maxConcurrency().map(operand -> WholeNumber.of(operand, flow)),
                written.toleratedFailureCount().map(operand -> WholeNumber.of(operand, flow)),
                written.toleratedFailurePercentage().map(operand -> Percentage.of(operand, flow)));
    }

    Settings settings(Frame frame) {
        long concurrency = maxConcurrency.map(number -> number.of(frame)).orElse(0L);
        return new Settings(
                Math.clamp(concurrency, 0, Integer.MAX_VALUE),
                new Tolerance(count.map(number -> number.of(frame)), percentage.map(number -> number.of(frame))));
    }
}
