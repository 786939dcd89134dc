package dev.lockstep.functions.aws;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageError;
import dev.lockstep.functions.Unavailable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What a failure of AWS or of the network means for a stage: is it worth trying again?
public final class Failures {
    private Failures() {}

    /// The stage error of an SDK exception, saying what was being done.
    public static StageError of(SdkException failure, String doing) {
        if (failure instanceof AwsServiceException service) {
            String message = doing + ": " + reason(service);
            return transientFailure(service) ? new Unavailable(message, failure) : new InvalidInput(message, failure);
        }
        return new Unavailable(doing + ": " + failure.getMessage(), failure);
    }

    /// The stage error of an SDK exception that nobody closer to it has explained.
    public static StageError of(SdkException failure) {
        return of(failure, "a call to AWS failed");
    }

    /// The stage error of a failed read or write.
    public static StageError ofInputOutput(Exception failure) {
        return new Unavailable("reading or writing failed: " + failure.getMessage(), failure);
    }

    /// Whether the service said "not now" rather than "no".
    public static boolean transientFailure(AwsServiceException failure) {
        int status = failure.statusCode();
        return status >= 500 || status == 429 || status == 408 || status == 409 || failure.isThrottlingException();
    }

    private static String reason(AwsServiceException failure) {
        if (failure.awsErrorDetails() == null || failure.awsErrorDetails().errorCode() == null) {
            return "HTTP " + failure.statusCode();
        }
        String code = failure.awsErrorDetails().errorCode();
        String message = failure.awsErrorDetails().errorMessage();
        return message == null || message.isBlank() ? code : code + ", " + message;
    }
}
