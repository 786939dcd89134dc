package dev.lockstep.engine.query;

import java.io.Serial;
import java.util.Optional;

/// An expression without a value. It leaves the depths of templates as an exception, and becomes a failure of the state
/// in one place.
///
/// The message lacks the words about the state, which expressions do not know.
public final class EvaluationFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// The error of JSONata states.
    public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";

    /// The error of paths that lead nowhere; nothing catches it.
    public static final String RUNTIME = "States.Runtime";

    private final String error;
    private final String location;

    private EvaluationFailure(String error, String message, String location) {
        super(message, null, false, false);
        this.error = error;
        this.location = location;
    }

    /// Of a JSONata state, in the field at a location such as `Output/total`; an empty one when there is none to tell.
    public static EvaluationFailure query(String message, String location) {
        return new EvaluationFailure(QUERY_EVALUATION_ERROR, message, location);
    }

    public static EvaluationFailure runtime(String message) {
        return new EvaluationFailure(RUNTIME, message, "");
    }

    public static EvaluationFailure of(String error, String message) {
        return new EvaluationFailure(error, message, "");
    }

    public String error() {
        return error;
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    public Optional<String> location() {
        return location.isEmpty() ? Optional.empty() : Optional.of(location);
    }
}
