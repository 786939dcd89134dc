package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.aws.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/// An object as a listing shows it. Reading it later may find another one: hold size and checksum against it.
///
/// @param tag the entity tag: another one is another object under the same key
public record Listed(S3Address address, long bytes, String tag) {
    /// As results list it.
    public Artifact artifact() {
        return new Artifact(address.toString(), Optional.empty(), Optional.of(bytes), Optional.empty());
    }

    static List<Listed> of(S3Client s3, S3Address beginning, Optional<String> after, int most) {
        List<Listed> listed = new ArrayList<>();
        String token = null;
        do {
            ListObjectsV2Response page = page(s3, beginning, after, token);
            page.contents().stream()
                    .filter(object -> !object.key().endsWith("/"))
                    .limit((long) most - listed.size())
                    .map(object ->
                            new Listed(new S3Address(beginning.bucket(), object.key()), object.size(), object.eTag()))
                    .forEach(listed::add);
            token = page.nextContinuationToken();
        } while (token != null && listed.size() < most);
        return listed;
    }

    private static ListObjectsV2Response page(
            S3Client s3, S3Address beginning, Optional<String> after, @Nullable String token) {
        try {
            return s3.listObjectsV2(request -> request.bucket(beginning.bucket())
                    .prefix(beginning.key())
                    .startAfter(after.orElse(null))
                    .continuationToken(token));
        } catch (NoSuchBucketException e) {
            throw new InvalidInput(beginning + " does not exist: there is no bucket " + beginning.bucket(), e);
        } catch (SdkException e) {
            throw Failures.of(e, beginning + " cannot be listed");
        }
    }
}
