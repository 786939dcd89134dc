package dev.lockstep.engine.intrinsic.array;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;
import java.util.ArrayList;
import java.util.List;

/// An array cut into chunks of a size; the last may be shorter.
record ArrayPartition() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.ArrayPartition";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(2);
    }

    @Override
    public Object apply(Arguments arguments) {
        List<?> list = arguments.list(0);
        int size = arguments.integer(1);
        if (size <= 0) {
            throw new Refusal("The second argument must be a positive integer");
        }
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += Math.min(size, list.size() - from)) {
            chunks.add(new ArrayList<>(list.subList(from, from + Math.min(size, list.size() - from))));
        }
        return chunks;
    }
}
