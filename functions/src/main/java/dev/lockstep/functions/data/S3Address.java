package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import java.util.Arrays;
import java.util.List;

/// The address of one object: `s3://bucket/key`, the key as it is, never percent-encoded.
public record S3Address(String bucket, String key) {
    private static final String SCHEME = "s3://";
    private static final int LONGEST_KEY = 1024;

    public S3Address {
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new InvalidInput("'" + bucket + "' is not a bucket name");
        }
        List<String> steps = Arrays.asList(key.split("/", -1));
        if (key.isEmpty() || key.length() > LONGEST_KEY || steps.contains("..") || steps.contains(".")) {
            throw new InvalidInput("'" + key + "' names no object: a key has 1 to 1024 characters and no step . or ..");
        }
    }

    /// Reads an address.
    public static S3Address parse(String text) {
        int slash = text.startsWith(SCHEME) ? text.indexOf('/', SCHEME.length()) : -1;
        if (slash < 0) {
            throw new InvalidInput("'" + text + "' is not the address of an object; expected s3://bucket/key");
        }
        return new S3Address(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
    }

    /// The last step of the key.
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
