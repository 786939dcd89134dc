package dev.lockstep.functions.approve;

import dev.lockstep.functions.checksum.Checksums;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// What makes a link more than an address: 256 bits that nobody guesses. Only its digest is kept, so
/// that nobody makes a link out of the table.
record LinkKey(String text) {
    private static final int BYTES = 32;

    static LinkKey drawn() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new LinkKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String digest() {
        return Checksums.sha256(text);
    }

    /// Takes the same time whatever is different.
    boolean hasDigest(String kept) {
        return MessageDigest.isEqual(digest().getBytes(StandardCharsets.UTF_8), kept.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "LinkKey[…]";
    }
}
