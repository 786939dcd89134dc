package dev.lockstep.engine.intrinsic.array;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;
import java.util.List;

/// The item at an index, from 0.
record ArrayGetItem() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.ArrayGetItem";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(2);
    }

    @Override
    public Object apply(Arguments arguments) {
        List<?> list = arguments.list(0);
        int index = arguments.integer(1);
        if (index < 0 || index >= list.size()) {
            throw new Refusal("The index " + index + " is out of bounds of an array of " + list.size() + " items");
        }
        return list.get(index);
    }
}
