package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.S3Error;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a request is about: the account, a bucket, or an object; named in the path or by the host.
///
/// @param bucket empty for the account
/// @param key empty for a bucket
record Address(String bucket, String key) {

    private static final int LONGEST_KEY = 1024;
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("(.+?)\\.(?:s3[.-][a-z0-9.-]+|s3\\.localhost|localhost)", Pattern.CASE_INSENSITIVE);

    Address {
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw S3Error.KEY_TOO_LONG.with("Your key is too long");
        }
    }

    static Address of(Request request) {
        String path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
        Matcher host = VIRTUAL_HOST.matcher(request.host());
        if (host.matches() && !host.group(1).equals("s3")) {
            return new Address(host.group(1), path);
        }
        return inPath(path);
    }

    /// From `bucket/key`.
    static Address inPath(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? new Address(path, "") : new Address(path.substring(0, slash), path.substring(slash + 1));
    }
}
