package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.nio.file.FileSystemException;

/// A request that S3 answers with an error.
public final class S3Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final S3Error error;

    S3Failure(S3Error error, String message) {
        super(message);
        this.error = error;
    }

    public S3Error error() {
        return error;
    }

    /// The disk that fails is S3 being unavailable, with the reason a person needs (full, read-only, no permission).
    public static S3Failure disk(String doing, IOException failure) {
        String reason = failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(failure.getMessage());
        if (reason.contains("name too long")) {
            return S3Error.KEY_TOO_LONG.with("Your key is too long for this machine's file system");
        }
        return S3Error.SERVICE_UNAVAILABLE.with("the local disk failed while " + doing + ": "
                + failure.getClass().getSimpleName() + ", " + reason);
    }
}
