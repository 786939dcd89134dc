package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Arity;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import java.util.ArrayList;
import java.util.List;

/// A text cut at every one of some characters; empty parts are left out.
record StringSplit() implements IntrinsicFunction {
    @Override
    public String name() {
        return "States.StringSplit";
    }

    @Override
    public Arity arity() {
        return Arity.exactly(2);
    }

    @Override
    public Object apply(Arguments arguments) {
        String text = arguments.text(0);
        String separators = arguments.text(1);
        List<Object> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
                if (i > start) {
                    parts.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
