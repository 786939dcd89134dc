package dev.lockstep.engine.intrinsic.array;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An array without repetitions; of equal items the first stays.
record ArrayUnique() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.ArrayUnique";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(1);
    }

    @Override
    public Object apply(Arguments arguments) {
        List<Object> unique = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Object item : arguments.list(0)) {
            if (seen.add(Json.write(item))) {
                unique.add(item);
            }
        }
        return unique;
    }
}
