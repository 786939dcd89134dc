package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;

/// The sum of two whole numbers.
record MathAdd() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.MathAdd";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(2);
    }

    @Override
    public Object apply(Arguments arguments) {
        long sum = (long) arguments.integer(0) + arguments.integer(1);
        if (sum != (int) sum) {
            throw new Refusal("The sum must be in the range of " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
        return (int) sum;
    }
}
