package dev.lockstep.local.s3.store;

import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What S3 knows of an object besides its bytes.
///
/// @param headers the standard ones to give back: Content-Type, Cache-Control, Content-Encoding …
/// @param metadata the user's own, without `x-amz-meta-`
/// @param checksums by the name of their header, such as `x-amz-checksum-crc32`
public record About(
        String etag, Map<String, String> headers, Map<String, String> metadata, Map<String, String> checksums) {

    private static final String DEFAULT_TYPE = "binary/octet-stream";

    /// An object nobody told us anything about: a sample, or a file a person put into the folder.
    static About file(String etag) {
        return new About(etag, Map.of("Content-Type", DEFAULT_TYPE), Map.of(), Map.of());
    }

    public About withEtag(String other) {
        return new About(other, headers, metadata, checksums);
    }

    public About withChecksums(Map<String, String> other) {
        return new About(etag, headers, metadata, other);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String write(String key) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", key);
        json.put("etag", etag);
        json.put("headers", headers);
        json.put("metadata", metadata);
        json.put("checksums", checksums);
        return Json.pretty(json);
    }

    static About read(byte[] json) {
        if (!(Json.parse(json) instanceof Map<?, ?> about && about.get("etag") instanceof String etag)) {
            throw new InvalidSidecar();
        }
        return new About(etag, texts(about, "headers"), texts(about, "metadata"), texts(about, "checksums"));
    }

    private static Map<String, String> texts(Map<?, ?> json, String name) {
        if (!(json.get(name) instanceof Map<?, ?> entries)) {
            throw new InvalidSidecar();
        }
        var texts = new LinkedHashMap<String, String>();
        entries.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    /// A sidecar that is not what we wrote; the object is then what its bytes say.
    static final class InvalidSidecar extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
