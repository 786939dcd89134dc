package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.intrinsic.function.Refusal;
import dev.lockstep.engine.intrinsic.function.Template;
import dev.lockstep.engine.value.Json;

/// A template with each `{}` replaced by the argument that stands at its place.
record Format() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.Format";
    }

    @Override
    public Arity arity() {
        return Arity.atLeast(1);
    }

    @Override
    public boolean takesTemplate(int argument) {
        return argument == 0;
    }

    @Override
    public Object apply(Arguments arguments) {
        Template template = arguments.template(0);
        if (template.places() != arguments.count() - 1) {
            throw new Refusal("The number of arguments does not match the occurrences of {} in the template");
        }
        StringBuilder out = new StringBuilder(template.parts().getFirst());
        for (int i = 1; i < arguments.count(); i++) {
            out.append(text(arguments.value(i))).append(template.parts().get(i));
        }
        return out.toString();
    }

    private static String text(Object value) {
        return value instanceof String text ? text : Json.write(value);
    }
}
