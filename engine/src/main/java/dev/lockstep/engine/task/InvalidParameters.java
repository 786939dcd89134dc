package dev.lockstep.engine.task;

import java.io.Serial;
import java.util.List;

/// The parameters of a task are not what its service takes; the task is not even scheduled.
public final class InvalidParameters extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// @param reasons a sentence for each thing that is wrong, without a full stop
    public InvalidParameters(List<String> reasons) {
        super(String.join(", ", reasons), null, false, false);
    }

    /// What AWS says of a required field that is not there.
    public static String missing(String field) {
        return "The field '" + field + "' is required but was missing";
    }

    /// What AWS says of a field that the service's action does not have.
    public static String unknown(String field) {
        return "The field \"" + field + "\" is not supported by Step Functions";
    }

    /// What AWS says of a value of a wrong type.
    public static String wrongType(String field, String type) {
        return "The value for the field '" + field + "' must be " + type;
    }
}
