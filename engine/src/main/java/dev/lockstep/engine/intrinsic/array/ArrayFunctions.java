package dev.lockstep.engine.intrinsic.array;

import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import java.util.List;

/// All functions of this package.
public final class ArrayFunctions {
    private ArrayFunctions() {}

    public static List<IntrinsicFunction> all() {
        return List.of(
                new ArrayFunction(),
                new ArrayPartition(),
                new ArrayContains(),
                new ArrayRange(),
                new ArrayGetItem(),
                new ArrayLength(),
                new ArrayUnique());
    }
}
