package dev.lockstep.functions.deploy;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.KeyText;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The pointers of an environment in a bucket, one object a service. A write holds the condition that the pointer is
/// still the one that was read: of two deployments at once one finds out.
final class Pointers {
    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    Pointers(Clients clients, Settings settings, String bucket, String prefix) {
        this.s3 = clients.s3();
        this.bucket = settings.physical(bucket);
        this.prefix = prefix;
    }

    /// A pointer, and the tag of the object it was read from.
    record Seen(Pointer pointer, Optional<String> tag) {}

    S3Address address(String service) {
        return new S3Address(bucket, prefix + KeyText.of(service) + ".json");
    }

    /// What is there now; a service that never was live has a pointer to nothing.
    Seen read(String service) {
        S3Address address = address(service);
        try {
            ResponseBytes<GetObjectResponse> found = s3.getObjectAsBytes(
                    request -> request.bucket(address.bucket()).key(address.key()));
            return new Seen(
                    parse(found.asUtf8String(), address),
                    Optional.of(found.response().eTag()));
        } catch (NoSuchKeyException e) {
            return new Seen(new Pointer(service, Optional.empty(), Optional.empty()), Optional.empty());
        } catch (SdkException e) {
            throw Failures.of(e, address + " cannot be read");
        }
    }

    /// Refuses a package that lies elsewhere than packages do.
    static void within(Optional<String> from, Artifact packaged, Settings settings) {
        if (from.isPresent()) {
            S3Address place = S3Address.parse(from.get());
            String beginning = new S3Address(settings.physical(place.bucket()), place.key()).toString();
            if (!packaged.uri().startsWith(beginning)) {
                throw new InvalidInput(packaged.uri() + " does not lie below " + beginning);
            }
        }
    }

    static Pointer parse(String text, S3Address address) {
        try {
            return Records.decode(JsonText.read(text), Pointer.class, "");
        } catch (IOException | Mismatch e) {
            throw new InvalidInput(address + " does not tell what is live: " + e.getMessage(), e);
        }
    }

    /// Changes a pointer; nothing when somebody has changed it since it was read, else the new object's tag.
    Optional<String> change(Seen seen, Pointer to) {
        S3Address address = address(to.service());
        Json document = Records.encode(to);
        try {
            return Optional.of(s3.putObject(
                            request -> request.bucket(address.bucket())
                                    .key(address.key())
                                    .contentType("application/json")
                                    .ifNoneMatch(seen.tag().isEmpty() ? "*" : null)
                                    .ifMatch(seen.tag().orElse(null)),
                            RequestBody.fromBytes((JsonText.text(document) + "\n").getBytes(StandardCharsets.UTF_8)))
                    .eTag());
        } catch (S3Exception e) {
            if (e.statusCode() == 412 || e.statusCode() == 409) {
                return Optional.empty();
            }
            throw Failures.of(e, address + " cannot be written");
        } catch (SdkException e) {
            throw Failures.of(e, address + " cannot be written");
        }
    }
}
