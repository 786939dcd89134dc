package dev.lockstep.engine.api.wire;

import java.io.Serial;

/// An action refused, under the name and with the words AWS has for it.
public final class ApiFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String reason;

    public ApiFailure(String code, String reason) {
        super(code + ": " + reason, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    public static ApiFailure validation(String reason) {
        return new ApiFailure("ValidationException", reason);
    }

    public static ApiFailure invalidArn(String reason) {
        return new ApiFailure("InvalidArn", "Invalid Arn: '" + reason + "'");
    }

    public static ApiFailure noStateMachine(String arn) {
        return new ApiFailure("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    public static ApiFailure noExecution(String arn) {
        return new ApiFailure("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    public static ApiFailure noActivity(String arn) {
        return new ApiFailure("ActivityDoesNotExist", "Activity Does Not Exist: '" + arn + "'");
    }

    public static ApiFailure noResource(String arn) {
        return new ApiFailure("ResourceNotFound", "Resource not found: '" + arn + "'");
    }

    public static ApiFailure typeNotSupported() {
        return new ApiFailure(
                "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
    }

    /// The name of the error, such as `InvalidArn`.
    public String code() {
        return code;
    }

    /// What is wrong.
    public String reason() {
        return reason;
    }
}
