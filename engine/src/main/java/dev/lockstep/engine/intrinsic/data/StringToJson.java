package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;

/// The value a JSON text stands for.
record StringToJson() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.StringToJson";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(1);
    }

    @Override
    public Object apply(Arguments arguments) {
        try {
            return Json.parse(arguments.text(0));
        } catch (InvalidJson e) {
            throw new Refusal("The argument is not a JSON document: " + e.reason());
        }
    }
}
