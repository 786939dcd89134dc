package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The text a Base64 text stands for.
record Base64Decode() implements IntrinsicFunction {
    private static final int LONGEST = 10_000;

    @Override
    public String name() {
        return "States.Base64Decode";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(1);
    }

    @Override
    public Object apply(Arguments arguments) {
        try {
            return new String(Base64.getMimeDecoder().decode(arguments.text(0, LONGEST)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Refusal("The argument is not Base64");
        }
    }
}
