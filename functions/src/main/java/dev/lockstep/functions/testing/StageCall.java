package dev.lockstep.functions.testing;

import dev.lockstep.functions.Run;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// One call of a stage, with the payload that the state machine of a pipeline gives it.
///
/// @param call how Lambda calls
/// @param stage the stage's name
/// @param run which run it is
/// @param more what else is in the payload: `attempt`, `index`, `quality`
public record StageCall(LambdaCall call, String stage, Run run, Map<String, Json> more) {
    private static final String BEGAN = "2026-01-01T00:00:00Z";

    public StageCall {
        more = new LinkedHashMap<>(more);
    }

    /// The first attempt of a stage in a run of its own.
    public static StageCall of(StageHandler<?, ?> handler) {
        Run run = new Run("run-1", "a-pipeline", "full", "test", BEGAN, "arn:aws:states:::execution:a-pipeline:run-1");
        return new StageCall(LambdaCall.of(handler), "stage", run, Map.of("attempt", Json.of(0)));
    }

    /// The same, as the stage of that name.
    public StageCall named(String name) {
        return new StageCall(call, name, run, more);
    }

    /// The same, in another run.
    public StageCall in(Run other) {
        return new StageCall(call, stage, other, more);
    }

    /// The same, as a later attempt.
    public StageCall attempt(int attempt) {
        return with("attempt", Json.of(attempt));
    }

    /// The same, for an item of a `forEach`.
    public StageCall index(int index) {
        return with("index", Json.of(index));
    }

    /// The same, with a quality gate that fails.
    public StageCall quality(double atLeast) {
        Map<String, Json> gate = new LinkedHashMap<>();
        gate.put("atLeast", new Json.Num(BigDecimal.valueOf(atLeast)));
        gate.put("otherwise", Json.of("fail"));
        return with("quality", new Json.Obj(gate));
    }

    /// The same, called another way.
    public StageCall called(LambdaCall other) {
        return new StageCall(other, stage, run, more);
    }

    /// Calls.
    ///
    /// @param input what the pipeline says under `with`, as JSON
    public LambdaAnswer invoke(String input) {
        return call.invoke(payload(input));
    }

    /// The payload that [#invoke] sends.
    public String payload(String input) {
        Map<String, Json> payload = new LinkedHashMap<>();
        payload.put("stage", Json.of(stage));
        payload.put("run", Records.encode(run));
        payload.putAll(more);
        try {
            payload.put("input", JsonText.read(input));
        } catch (IOException e) {
            throw new IllegalArgumentException("the input is not JSON: " + e.getMessage(), e);
        }
        return JsonText.text(new Json.Obj(payload));
    }

    private StageCall with(String key, Json value) {
        Map<String, Json> payload = new LinkedHashMap<>(more);
        payload.put(key, value);
        return new StageCall(call, stage, run, payload);
    }
}
