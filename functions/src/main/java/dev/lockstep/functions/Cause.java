package dev.lockstep.functions;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;

/// Why a stage failed, as the state machine tells it.
public final class Cause {
    private Cause() {}

    /// The sentence in a cause: Lambda puts a failed function's message into an object, with its stack.
    public static String message(String cause) {
        try {
            return JsonText.read(cause) instanceof Json.Obj error
                            && error.get("errorMessage").orElse(Json.Null.NULL) instanceof Json.Str(String message)
                    ? message
                    : cause;
        } catch (IOException plainText) {
            return cause;
        }
    }
}
