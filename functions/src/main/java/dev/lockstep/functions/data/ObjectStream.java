package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.compression.OneByte;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The bytes of one object as it was when it was opened. A connection that breaks is taken up again where it broke;
/// an object that changes meanwhile, or ends early, is an error and never a shorter file.
public final class ObjectStream extends InputStream {
    private static final int RESUMES = 5;

    private final S3Client s3;
    private final S3Address address;
    private final MessageDigest digest = Checksums.sha256();
    private final String etag;
    private final long length;
    private final Optional<Artifact> promised;
    private ResponseInputStream<GetObjectResponse> body;
    private long position;
    private int resumes;
    private boolean ended;

    /// @param promised what is known of the object, held against it at its end
    ObjectStream(S3Client s3, S3Address address, Optional<Artifact> promised) {
        this.s3 = s3;
        this.address = address;
        this.promised = promised;
        this.body = open(GetObjectRequest.builder());
        this.etag = body.response().eTag();
        this.length = body.response().contentLength();
    }

    /// Where it lies, by the bucket's real name.
    public S3Address address() {
        return address;
    }

    /// How long the object is.
    public long length() {
        return length;
    }

    /// The checksum of what was read: of the whole object, once its end was met.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        while (true) {
            try {
                int read = body.read(buffer, offset, count);
                if (read >= 0) {
                    digest.update(buffer, offset, read);
                    position += read;
                    return read;
                }
                if (position >= length) {
                    end();
                    return -1;
                }
                resume(null);
            } catch (IOException e) {
                resume(e);
            }
        }
    }

    private void resume(@Nullable IOException broken) {
        if (++resumes > RESUMES) {
            throw new Unavailable(
                    address + " broke off at byte " + position + " of " + length + " for the " + resumes + "th time",
                    broken);
        }
        body.abort();
        body = open(GetObjectRequest.builder().range("bytes=" + position + "-").ifMatch(etag));
    }

    private ResponseInputStream<GetObjectResponse> open(GetObjectRequest.Builder request) {
        try {
            return s3.getObject(
                    request.bucket(address.bucket()).key(address.key()).build());
        } catch (NoSuchKeyException e) {
            throw new InvalidInput(address + " does not exist: there is no object of this name in the bucket", e);
        } catch (NoSuchBucketException e) {
            throw new InvalidInput(address + " does not exist: there is no bucket " + address.bucket(), e);
        } catch (S3Exception e) {
            if (e.statusCode() == 412) {
                throw new InvalidInput(address + " changed while it was read, after byte " + position, e);
            }
            throw Failures.of(e, address + " cannot be read");
        } catch (SdkException e) {
            throw Failures.of(e, address + " cannot be read");
        }
    }

    private void end() {
        if (ended || promised.isEmpty()) {
            return;
        }
        ended = true;
        Artifact was = promised.get();
        if (was.bytes().filter(bytes -> bytes != length).isPresent()) {
            throw new InvalidInput(address + " has " + length + " bytes; "
                    + was.bytes().orElseThrow() + " were written by the stage before");
        }
        if (was.sha256().filter(sum -> !sum.equals(sha256())).isPresent()) {
            throw new InvalidInput(address + " is not what the stage before wrote: its SHA-256 is " + sha256()
                    + ", expected " + was.sha256().orElseThrow());
        }
    }

    @Override
    public void close() throws IOException {
        if (position < length) {
            body.abort();
        }
        body.close();
    }
}
