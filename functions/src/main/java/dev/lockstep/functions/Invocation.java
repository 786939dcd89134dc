package dev.lockstep.functions;

import dev.lockstep.functions.cache.CacheRule;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The payload the state machine gives to every stage.
///
/// @param index the place of the item in a `forEach`
record Invocation(
        String stage,
        Run run,
        Optional<Integer> attempt,
        Optional<QualityGate> quality,
        Optional<CacheRule> cache,
        Json input,
        Optional<Integer> index) {

    static Invocation read(InputStream in) {
        Json payload;
        try {
            payload = JsonText.read(in);
        } catch (IOException e) {
            throw new InvalidInput("the payload is not JSON: " + e.getMessage(), e);
        }
        try {
            return Records.decode(payload, Invocation.class, "");
        } catch (Mismatch e) {
            throw new InvalidInput(String.valueOf(e.getMessage()), e);
        }
    }

    <I> I input(Class<I> type) {
        try {
            return Records.decode(input, type, "input");
        } catch (Mismatch e) {
            throw new InvalidInput(String.valueOf(e.getMessage()), e);
        }
    }
}
