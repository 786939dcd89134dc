package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.Draft;
import dev.lockstep.local.s3.store.S3Error;
import dev.lockstep.local.s3.store.S3Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request's body on its way in: decoded, counted, and compared with every length and checksum its sender gave.
final class Body {

    private static final long LARGEST_PIECE = 5L * 1024 * 1024 * 1024;
    private static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;
    private static final String CHECKSUM = "x-amz-checksum-";

    private final Request request;
    private final InputStream in;
    private final Map<Digest.Algorithm, Digest> digests = new EnumMap<>(Digest.Algorithm.class);

    Body(Request request) {
        this.request = request;
        boolean chunked = request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")
                || request.header("Content-Encoding").orElse("").contains("aws-chunked");
        this.in = chunked ? new AwsChunkedStream(request.body()) : request.body();
        for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
            if (request.header(header(algorithm)).isPresent() || isAnnounced(algorithm)) {
                digests.put(algorithm, algorithm.start());
            }
        }
    }

    private boolean isAnnounced(Digest.Algorithm algorithm) {
        String announced = request.header("x-amz-trailer").orElse("").toLowerCase(Locale.ROOT);
        return List.of(announced.split("\\s*,\\s*", -1)).contains(header(algorithm));
    }

    private static String header(Digest.Algorithm algorithm) {
        return CHECKSUM + algorithm.name().toLowerCase(Locale.ROOT);
    }

    /// Reads all into the draft.
    ///
    /// @return the checksums that came with it and hold, by their header's name
    Map<String, String> into(Draft draft) {
        long length = declaredLength();
        if (length > LARGEST_PIECE) {
            throw S3Error.ENTITY_TOO_LARGE.with("Your proposed upload exceeds the maximum allowed size");
        }
        copy(draft.out(), length);
        byte[] md5 = draft.digest();
        checkMd5(md5);
        return checksums();
    }

    /// Reads a small document, such as the XML of a bulk delete.
    String document() {
        var bytes = new ByteArrayOutputStream();
        long length = declaredLength();
        if (length > LARGEST_DOCUMENT) {
            throw S3Error.MALFORMED_XML.with("The XML you provided was longer than this S3 reads");
        }
        copy(bytes, length);
        if (request.header("Content-MD5").isPresent()) {
            Digest md5 = new Digest.Secure("MD5");
            md5.update(bytes.toByteArray(), bytes.size());
            checkMd5(md5.value());
        }
        checksums();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private long declaredLength() {
        String length = request.header("x-amz-decoded-content-length")
                .or(() -> request.header("Content-Length"))
                .orElseThrow(
                        () -> S3Error.MISSING_CONTENT_LENGTH.with("You must provide the Content-Length HTTP header."));
        try {
            long bytes = Long.parseLong(length);
            if (bytes >= 0) {
                return bytes;
            }
        } catch (NumberFormatException malformed) {
            // refused below
        }
        throw S3Error.INVALID_ARGUMENT.with("'" + length + "' is not a length");
    }

    private void copy(OutputStream out, long declared) {
        String sha256 = request.header("x-amz-content-sha256").orElse("");
        Optional<Digest> whole =
                sha256.matches("[0-9a-f]{64}") ? Optional.of(Digest.Algorithm.SHA256.start()) : Optional.empty();
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            total += count;
            if (total > declared) {
                break;
            }
            write(out, buffer, count);
            for (Digest digest : digests.values()) {
                digest.update(buffer, count);
            }
            if (whole.isPresent()) {
                whole.get().update(buffer, count);
            }
        }
        if (total != declared) {
            throw S3Error.INCOMPLETE_BODY.with(
                    "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }
        if (whole.isPresent()
                && !sha256.equals(HexFormat.of().formatHex(whole.get().value()))) {
            throw S3Error.CONTENT_SHA256_MISMATCH.with(
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }

    private int read(byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException broken) {
            throw S3Error.INCOMPLETE_BODY.with("the connection broke before the body's end");
        }
    }

    private static void write(OutputStream out, byte[] buffer, int count) {
        try {
            out.write(buffer, 0, count);
        } catch (IOException failure) {
            throw S3Failure.disk("writing an object", failure);
        }
    }

    private void checkMd5(byte[] actual) {
        request.header("Content-MD5").ifPresent(given -> {
            if (!Arrays.equals(decode(given), actual)) {
                throw S3Error.BAD_DIGEST.with("The Content-MD5 you specified did not match what we received.");
            }
        });
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException malformed) {
            throw S3Error.INVALID_DIGEST.with("The Content-MD5 you specified is not valid.");
        }
    }

    private Map<String, String> checksums() {
        var held = new LinkedHashMap<String, String>();
        Map<String, String> trailers = in instanceof AwsChunkedStream chunked ? chunked.trailers() : Map.of();
        digests.forEach((algorithm, digest) -> {
            String name = header(algorithm);
            String given = request.header(name)
                    .or(() -> Optional.ofNullable(trailers.get(name)))
                    .orElseThrow(() -> S3Error.INVALID_REQUEST.with("the announced trailer " + name + " did not come"));
            if (!given.equals(Base64.getEncoder().encodeToString(digest.value()))) {
                throw S3Error.BAD_DIGEST.with(
                        "The " + algorithm + " you specified did not match the calculated checksum.");
            }
            held.put(name, given);
        });
        return held;
    }

    /// Whether the sender gave any proof of the body, which S3 wants for some requests.
    boolean isProven() {
        return !digests.isEmpty() || request.header("Content-MD5").isPresent();
    }
}
