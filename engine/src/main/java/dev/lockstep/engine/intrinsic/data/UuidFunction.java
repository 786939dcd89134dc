package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;

/// A random UUID, version 4.
record UuidFunction() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.UUID";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(0);
    }

    @Override
    public Object apply(Arguments arguments) {
        return arguments.draws().uuid().toString();
    }
}
