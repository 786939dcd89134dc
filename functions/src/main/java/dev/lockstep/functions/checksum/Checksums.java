package dev.lockstep.functions.checksum;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digests every Java has.
public final class Checksums {
    private Checksums() {}

    public static MessageDigest sha256() {
        return of("SHA-256");
    }

    /// For S3's entity tags, which are MD5; nothing here trusts it.
    public static MessageDigest md5() {
        return of("MD5");
    }

    /// The SHA-256 of a text, in hexadecimal digits.
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The SHA-256 of bytes, in hexadecimal digits.
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
