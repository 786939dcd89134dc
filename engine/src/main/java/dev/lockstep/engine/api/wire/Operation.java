package dev.lockstep.engine.api.wire;

import java.util.Map;
import java.util.function.Function;

/// One action: its name, how its request is read, and what answers it.
public record Operation<R>(String name, Function<Fields, R> read, Function<R, Reply> answer) {

    /// Reads the request, checks all of it, and answers it.
    public Map<String, Object> handle(Map<?, ?> request) {
        Fields fields = new Fields(request);
        R typed = read.apply(fields);
        fields.check();
        return answer.apply(typed).members();
    }
}
