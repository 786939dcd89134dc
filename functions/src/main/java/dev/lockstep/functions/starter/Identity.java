package dev.lockstep.functions.starter;

import dev.lockstep.functions.checksum.Checksums;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// What an event is, however often it is delivered.
///
/// @param kind the first word of the execution's name
/// @param shown the part of it that people recognize
/// @param parts all that makes it itself
record Identity(String kind, String shown, List<String> parts) {
    private static final int SHOWN = 38;
    private static final int DIGEST = 32;

    Identity {
        parts = List.copyOf(parts);
    }

    /// A name for the execution, the same for the same event: 80 characters at most, of
    /// those that Step Functions takes.
    String executionName() {
        String readable = shown.replaceAll("[^A-Za-z0-9_-]+", "-");
        String start = readable.substring(Math.max(0, readable.length() - SHOWN));
        return (kind + "-" + start + "-" + digest().substring(0, DIGEST)).replaceAll("-{2,}", "-");
    }

    private String digest() {
        MessageDigest sha256 = Checksums.sha256();
        sha256.update(kind.getBytes(StandardCharsets.UTF_8));
        for (String part : parts) {
            sha256.update((byte) 0);
            sha256.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
