package dev.lockstep.engine.intrinsic.array;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;

/// How many items an array has.
record ArrayLength() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.ArrayLength";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(1);
    }

    @Override
    public Object apply(Arguments arguments) {
        return arguments.list(0).size();
    }
}
