package dev.lockstep.functions.data;

import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.checksum.Checksums;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// One object on its way to S3. Every last step is conditional: "if there is none yet", and where there is one,
/// "if it is still the one I have looked at". So of two writers one wins, and a retried stage leaves one copy.
final class Upload {
    private static final int TRIES = 5;
    private static final String SHA256 = "sha256";

    private final S3Client s3;
    private final S3Address address;
    private final String contentType;
    private final List<CompletedPart> parts = new ArrayList<>();
    private final MessageDigest tags = Checksums.md5();
    private @Nullable String id;

    Upload(S3Client s3, S3Address address, String contentType) {
        this.s3 = s3;
        this.address = address;
        this.contentType = contentType;
    }

    S3Address address() {
        return address;
    }

    /// Sends a part that is not the last.
    void part(byte[] bytes, int count) {
        explained(() -> send(bytes, count));
    }

    /// Sends what is left and makes the object visible.
    void finish(byte[] bytes, int count, String sha256) {
        if (id == null) {
            settle(
                    condition -> put(bytes, count, sha256, condition),
                    there -> sha256.equals(there.metadata().get(SHA256)));
            return;
        }
        if (count > 0) {
            part(bytes, count);
        }
        String tag = "\"" + HexFormat.of().formatHex(tags.digest()) + "-" + parts.size() + "\"";
        settle(this::complete, there -> tag.equals(there.eTag()));
    }

    /// Gives up what was sent. An upload that is not there any more has been completed: its answer was lost on the way.
    void abort() {
        if (id != null) {
            try {
                s3.abortMultipartUpload(request ->
                        request.bucket(address.bucket()).key(address.key()).uploadId(id));
            } catch (S3Exception e) {
                if (e.statusCode() != 404) {
                    throw Failures.of(e, address + " cannot be given up");
                }
            } catch (SdkException e) {
                throw Failures.of(e, address + " cannot be given up");
            }
        }
    }

    /// What must be true of the object that is there already.
    private record Condition(Optional<String> tag) {
        @Nullable
        String ifNoneMatch() {
            return tag.isEmpty() ? "*" : null;
        }

        @Nullable
        String ifMatch() {
            return tag.orElse(null);
        }
    }

    /// The last step, until it holds: another writer may come between looking and writing.
    private void settle(Consumer<Condition> write, Predicate<HeadObjectResponse> same) {
        Condition condition = new Condition(Optional.empty());
        for (int i = 0; i < TRIES; i++) {
            try {
                write.accept(condition);
                return;
            } catch (S3Exception e) {
                if (e.statusCode() != 412 && e.statusCode() != 409 && e.statusCode() != 404) {
                    throw Failures.of(e, address + " cannot be written");
                }
                Optional<HeadObjectResponse> there = head();
                if (there.filter(same).isPresent()) {
                    abort();
                    return;
                }
                if (e.statusCode() == 404 && there.isEmpty() && condition.tag().isEmpty()) {
                    throw Failures.of(e, address + " cannot be written");
                }
                condition = new Condition(there.map(HeadObjectResponse::eTag));
            } catch (SdkException e) {
                throw Failures.of(e, address + " cannot be written");
            }
        }
        throw new Unavailable(address + " is being written by others; gave way " + TRIES + " times");
    }

    private void put(byte[] bytes, int count, String sha256, Condition condition) {
        String sum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        s3.putObject(
                request -> request.bucket(address.bucket())
                        .key(address.key())
                        .contentType(contentType)
                        .contentLength((long) count)
                        .checksumSHA256(sum)
                        .metadata(Map.of(SHA256, sha256))
                        .ifNoneMatch(condition.ifNoneMatch())
                        .ifMatch(condition.ifMatch()),
                body(bytes, count));
    }

    private void complete(Condition condition) {
        s3.completeMultipartUpload(request -> request.bucket(address.bucket())
                .key(address.key())
                .uploadId(id)
                .ifNoneMatch(condition.ifNoneMatch())
                .ifMatch(condition.ifMatch())
                .multipartUpload(CompletedMultipartUpload.builder().parts(parts).build()));
    }

    private void send(byte[] bytes, int count) {
        if (id == null) {
            id = s3.createMultipartUpload(request -> request.bucket(address.bucket())
                            .key(address.key())
                            .contentType(contentType)
                            .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                    .uploadId();
        }
        MessageDigest sha256 = Checksums.sha256();
        sha256.update(bytes, 0, count);
        String sum = Base64.getEncoder().encodeToString(sha256.digest());
        MessageDigest md5 = Checksums.md5();
        md5.update(bytes, 0, count);
        tags.update(md5.digest());
        int number = parts.size() + 1;
        String tag = s3.uploadPart(
                        request -> request.bucket(address.bucket())
                                .key(address.key())
                                .uploadId(id)
                                .partNumber(number)
                                .contentLength((long) count)
                                .checksumSHA256(sum),
                        body(bytes, count))
                .eTag();
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumSHA256(sum)
                .build());
    }

    private Optional<HeadObjectResponse> head() {
        try {
            return Optional.of(
                    s3.headObject(request -> request.bucket(address.bucket()).key(address.key())));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw Failures.of(e, address + " cannot be looked at");
        }
    }

    private void explained(Runnable step) {
        try {
            step.run();
        } catch (SdkException e) {
            throw Failures.of(e, address + " cannot be written");
        }
    }

    /// Sent from the buffer itself, and again from it when the SDK retries.
    private static RequestBody body(byte[] bytes, int count) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes, 0, count), count, "application/octet-stream");
    }
}
