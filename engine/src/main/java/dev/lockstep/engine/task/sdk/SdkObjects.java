package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.dataset.ObjectStore;
import dev.lockstep.engine.value.Null;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;

/// Objects of S3 by the SDK's client of it.
record SdkObjects(SdkServices sdk) implements ObjectStore {
    private static final String S3 = "s3";

    @Override
    public InputStream get(Place place) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("Bucket", place.bucket());
        arguments.put("Key", place.key());
        place.versionId().ifPresent(version -> arguments.put("VersionId", version));
        return asked(() -> {
            SdkOperation operation = sdk.operation(S3, "getObject");
            return operation.stream(request(operation, arguments));
        });
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> continuation) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("Bucket", bucket);
        arguments.put("Prefix", prefix);
        continuation.ifPresent(token -> arguments.put("ContinuationToken", token));
        return asked(() -> {
            SdkOperation operation = sdk.operation(S3, "listObjectsV2");
            Map<String, Object> reply = new ReplyWriter(Spelling.SDK)
                    .write(operation
                            .call(request(operation, arguments), new byte[0])
                            .response());
            List<Listed> objects = reply.get("Contents") instanceof List<?> contents
                    ? contents.stream().map(each -> listed((Map<?, ?>) each)).toList()
                    : List.of();
            return new Listing(
                    objects,
                    Optional.ofNullable(reply.get("NextContinuationToken")).map(String::valueOf));
        });
    }

    private static Listed listed(Map<?, ?> object) {
        return new Listed(
                text(object, "Key"),
                text(object, "ETag"),
                Instant.parse(text(object, "LastModified")),
                ((Number) Objects.requireNonNull(object.get("Size"))).longValue(),
                object.containsKey("StorageClass") ? text(object, "StorageClass") : "STANDARD");
    }

    private static String text(Map<?, ?> object, String member) {
        return String.valueOf(object.get(member));
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        asked(() -> {
            SdkOperation operation = sdk.operation(S3, "putObject");
            operation.call(request(operation, Map.of("Bucket", bucket, "Key", key)), content);
            return Null.NULL;
        });
    }

    private static SdkPojo request(SdkOperation operation, Map<String, Object> arguments) {
        return new RequestReader(Spelling.SDK).fill(operation.request(), arguments, Set.of());
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (Unavailable missing) {
            throw new Refused(missing.why());
        } catch (SdkException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }
}
