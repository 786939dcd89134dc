package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A text in Base64.
record Base64Encode() implements IntrinsicFunction {
    private static final int LONGEST = 10_000;

    @Override
    public String name() {
        return "States.Base64Encode";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(1);
    }

    @Override
    public Object apply(Arguments arguments) {
        byte[] bytes = arguments.text(0, LONGEST).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
