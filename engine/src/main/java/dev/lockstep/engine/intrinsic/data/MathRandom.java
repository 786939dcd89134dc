package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.Draws;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;

/// A random whole number from a start on and below an end, the same for the same seed.
record MathRandom() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.MathRandom";
    }

    @Override
    public Arity arity() {
        return Arity.between(2, 3);
    }

    @Override
    public Object apply(Arguments arguments) {
        int start = arguments.integer(0);
        int end = arguments.integer(1);
        if (start >= end) {
            throw new Refusal("The first argument must be less than the second argument");
        }
        Draws draws = arguments.draws();
        double fraction = arguments.count() == 3 ? draws.fraction(arguments.integer(2)) : draws.fraction();
        return start + (int) (long) Math.floor(fraction * ((long) end - start));
    }
}
