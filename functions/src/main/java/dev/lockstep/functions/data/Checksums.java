package dev.lockstep.functions.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The digests every Java has.
final class Checksums {
    private Checksums() {}

    static MessageDigest sha256() {
        return of("SHA-256");
    }

    /// For S3's entity tags, which are MD5; nothing here trusts it.
    static MessageDigest md5() {
        return of("MD5");
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
