package dev.lockstep.local.s3.store;

import java.util.Optional;

/// What must hold of the object there is for a write to happen; judged together with the write, so that of many writers
/// who all wait for the same thing one wins.
///
/// @param ifMatch the ETag the object must have
/// @param absent that there must be no object (`If-None-Match: *`)
public record Precondition(Optional<String> ifMatch, boolean absent) {

    public static final Precondition NONE = new Precondition(Optional.empty(), false);

    void check(Optional<StoredObject> current) {
        if (absent && current.isPresent()) {
            throw failed("If-None-Match");
        }
        if (ifMatch.isPresent()) {
            StoredObject there =
                    current.orElseThrow(() -> S3Error.NO_SUCH_KEY.with("The specified key does not exist."));
            if (!ifMatch.get().equals("*") && !ifMatch.get().equals(there.etag())) {
                throw failed("If-Match");
            }
        }
    }

    private static S3Failure failed(String condition) {
        return S3Error.PRECONDITION_FAILED.with(
                "At least one of the pre-conditions you specified did not hold (" + condition + ")");
    }
}
