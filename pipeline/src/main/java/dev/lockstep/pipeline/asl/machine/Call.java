package dev.lockstep.pipeline.asl.machine;

import dev.lockstep.pipeline.json.Json;
import java.util.List;

/// What a Task state calls, and where in the state's result the answer is.
public record Call(String resource, Json.Fields arguments, String result, List<Retrier> retry) {

    public Call {
        retry = List.copyOf(retry);
    }
}
