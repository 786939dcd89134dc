package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.About;
import dev.lockstep.local.s3.store.S3Error;
import dev.lockstep.local.s3.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a client says about an object in headers, and is told again.
final class ObjectHeaders {

    private static final String METADATA = "x-amz-meta-";
    private static final int LARGEST_METADATA = 2048;
    private static final List<String> KEPT = List.of(
            "Content-Type",
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Expires",
            "x-amz-storage-class",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-website-redirect-location");

    private ObjectHeaders() {}

    /// The entity tag is not known before the bytes are.
    static About read(Request request) {
        var headers = new LinkedHashMap<String, String>();
        for (String name : KEPT) {
            request.header(name)
                    .map(value -> name.equals("Content-Encoding") ? withoutAwsChunked(value) : value)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> headers.put(name, value));
        }
        headers.putIfAbsent("Content-Type", "binary/octet-stream");
        return new About("", headers, metadata(request), Map.of());
    }

    private static String withoutAwsChunked(String value) {
        return String.join(
                ",",
                List.of(value.split("\\s*,\\s*", -1)).stream()
                        .filter(coding -> !coding.equals("aws-chunked") && !coding.isEmpty())
                        .toList());
    }

    private static Map<String, String> metadata(Request request) {
        var metadata = new LinkedHashMap<String, String>();
        int size = 0;
        for (var header : request.headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(METADATA)) {
                String value = String.join(",", header.getValue());
                size += name.length() - METADATA.length() + value.getBytes(StandardCharsets.UTF_8).length;
                metadata.put(name.substring(METADATA.length()), value);
            }
        }
        if (size > LARGEST_METADATA) {
            throw S3Error.METADATA_TOO_LARGE.with("Your metadata headers exceed the maximum allowed metadata size");
        }
        return metadata;
    }

    /// Everything about the object; the query of a presigned address may give some headers other values.
    static Reply write(Reply reply, StoredObject object, Request request) {
        Reply with = reply.with("ETag", object.etag())
                .with("Last-Modified", HttpDate.header(object.lastModified()))
                .with("Accept-Ranges", "bytes");
        for (var header : object.about().headers().entrySet()) {
            String override = "response-" + header.getKey().toLowerCase(Locale.ROOT);
            with = with.with(header.getKey(), request.parameter(override).orElse(header.getValue()));
        }
        for (var entry : object.about().metadata().entrySet()) {
            with = with.with(METADATA + entry.getKey(), entry.getValue());
        }
        return with;
    }

    static Reply writeChecksums(Reply reply, About about) {
        Reply with = reply;
        for (var checksum : about.checksums().entrySet()) {
            with = with.with(checksum.getKey(), checksum.getValue());
        }
        return about.checksums().isEmpty() ? with : with.with("x-amz-checksum-type", "FULL_OBJECT");
    }
}
