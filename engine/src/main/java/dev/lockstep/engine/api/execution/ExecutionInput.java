package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;

/// The input of an execution: JSON text of a limited size.
final class ExecutionInput {
    private static final int LARGEST = 262_144;

    private ExecutionInput() {}

    static String of(Fields fields) {
        return fields.text("input", 0, LARGEST).orElse("{}");
    }

    /// The input itself.
    ///
    /// @throws ApiFailure `InvalidExecutionInput` when it is no JSON
    static String checked(String input) {
        if (input.isBlank()) {
            throw invalid("Invalid execution input.");
        }
        try {
            Json.parse(input);
        } catch (InvalidJson e) {
            throw invalid(e.reason());
        }
        if (Json.utf8Length(input) > LARGEST) {
            throw invalid("The input is larger than " + LARGEST + " bytes");
        }
        return input;
    }

    private static ApiFailure invalid(String reason) {
        return new ApiFailure("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + reason + "'");
    }
}
