package dev.lockstep.engine.intrinsic.array;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import java.util.ArrayList;

/// Its arguments as an array.
record ArrayFunction() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.Array";
    }

    @Override
    public Arity arity() {
        return Arity.atLeast(0);
    }

    @Override
    public Object apply(Arguments arguments) {
        return new ArrayList<>(arguments.values());
    }
}
