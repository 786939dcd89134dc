package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.S3Error;
import dev.lockstep.local.s3.store.StoredObject;
import java.util.List;
import java.util.Optional;

/// The conditions of a read or of a copy's source (RFC 9110, 13.2.2: an entity tag goes before a date).
///
/// @param prefix of the headers: empty, or `x-amz-copy-source-`
record ReadCondition(Request request, String prefix) {

    void check(StoredObject object) {
        Optional<String> match = request.header(prefix + "if-match");
        if (match.isPresent() ? !matches(match.get(), object) : modifiedSince("if-unmodified-since", object)) {
            throw S3Error.PRECONDITION_FAILED.with("At least one of the pre-conditions you specified did not hold");
        }
        Optional<String> noneMatch = request.header(prefix + "if-none-match");
        boolean unchanged = noneMatch.isPresent()
                ? matches(noneMatch.get(), object)
                : request.header(prefix + "if-modified-since")
                                .flatMap(HttpDate::parse)
                                .isPresent()
                        && !modifiedSince("if-modified-since", object);
        if (unchanged) {
            throw prefix.isEmpty()
                    ? S3Error.NOT_MODIFIED.with("Not Modified")
                    : S3Error.PRECONDITION_FAILED.with("At least one of the pre-conditions you specified did not hold");
        }
    }

    private boolean modifiedSince(String header, StoredObject object) {
        return request.header(prefix + header)
                .flatMap(HttpDate::parse)
                .filter(date -> object.lastModified().isAfter(date.plusMillis(999)))
                .isPresent();
    }

    private static boolean matches(String tags, StoredObject object) {
        return List.of(tags.split("\\s*,\\s*", -1)).stream()
                .anyMatch(tag -> tag.equals("*") || quoted(tag).equals(object.etag()));
    }

    static String quoted(String tag) {
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        return strong.startsWith("\"") ? strong : "\"" + strong + "\"";
    }
}
