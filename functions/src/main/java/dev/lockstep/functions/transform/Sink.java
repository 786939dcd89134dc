package dev.lockstep.functions.transform;

import dev.lockstep.functions.expression.Trouble;
import java.util.List;

/// Where a row goes.
@FunctionalInterface
interface Sink {
    void take(List<String> values) throws Trouble;
}
