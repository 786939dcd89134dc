package dev.lockstep.engine.intrinsic.array;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;
import java.util.ArrayList;
import java.util.List;

/// The numbers from a first to a last one, both included where the step meets them.
record ArrayRange() implements IntrinsicFunction {
    private static final int MOST = 1_000;

    @Override
    public String name() {
        return "States.ArrayRange";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(3);
    }

    @Override
    public Object apply(Arguments arguments) {
        int first = arguments.integer(0);
        int last = arguments.integer(1);
        int step = arguments.integer(2);
        if (step == 0) {
            throw new Refusal("The third argument must not be zero");
        }
        long count = Math.max(0, ((long) last - first) / step + 1);
        if (((long) last - first) * Integer.signum(step) < 0) {
            count = 0;
        }
        if (count > MOST) {
            throw new Refusal("The array must not contain more than " + MOST + " items");
        }
        List<Object> range = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            range.add(first + i * step);
        }
        return range;
    }
}
