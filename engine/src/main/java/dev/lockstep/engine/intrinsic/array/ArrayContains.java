package dev.lockstep.engine.intrinsic.array;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.value.Json;

/// Whether a value is among the items of an array.
record ArrayContains() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.ArrayContains";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(2);
    }

    @Override
    public Object apply(Arguments arguments) {
        Object sought = arguments.value(1);
        return arguments.list(0).stream().anyMatch(item -> Json.equal(item, sought));
    }
}
