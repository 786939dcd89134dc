package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Two objects as one; of a key in both the second counts.
record JsonMerge() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.JsonMerge";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(3);
    }

    @Override
    public Object apply(Arguments arguments) {
        if (arguments.flag(2)) {
            throw new Refusal("Deep merging is not supported: the third argument must be false");
        }
        Map<Object, Object> merged = new LinkedHashMap<>(arguments.object(0));
        merged.putAll(arguments.object(1));
        return merged;
    }
}
