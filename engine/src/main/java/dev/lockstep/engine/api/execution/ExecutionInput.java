package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.function.Supplier;

/// The input of an execution: JSON text of a limited size.
final class ExecutionInput {
    private static final int LARGEST = 262_144;

    private ExecutionInput() {}

    static String of(Fields fields) {
        return fields.text("input", 0, LARGEST).orElse("{}");
    }

    /// The input itself, which may still be no JSON: whoever starts the execution reads it.
    static String sized(String input) {
        if (input.isBlank()) {
            throw invalid("Invalid execution input.");
        }
        if (Json.isLonger(input, LARGEST)) {
            throw invalid("The input is larger than " + LARGEST + " bytes");
        }
        return input;
    }

    /// Starts an execution.
    ///
    /// @throws ApiFailure `InvalidExecutionInput` when its input is no JSON
    static <T> T read(Supplier<T> start) {
        try {
            return start.get();
        } catch (InvalidJson fault) {
            throw invalid(fault.reason());
        }
    }

    private static ApiFailure invalid(String reason) {
        return new ApiFailure("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + reason + "'");
    }
}
