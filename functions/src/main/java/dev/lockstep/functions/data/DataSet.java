package dev.lockstep.functions.data;

import java.util.Optional;

/// A table by reference, as stages hand it on. What is known of its size and checksum is held against what is read.
///
/// @param name which part of a whole it is (`country=DE`), when it is one
public record DataSet(
        String uri,
        Optional<Long> records,
        Optional<Long> bytes,
        Optional<String> sha256,
        Format format,
        Optional<String> name) {

    /// Where it lies.
    public S3Address address() {
        return S3Address.parse(uri);
    }

    /// What a result lists as read or written.
    public Artifact artifact() {
        return new Artifact(uri, records, bytes, sha256);
    }

    /// The same table, called a part of a whole.
    public DataSet named(Optional<String> part) {
        return new DataSet(uri, records, bytes, sha256, format, part);
    }

    /// The same table, held against a checksum when it is read again.
    public DataSet summed(String sum) {
        return new DataSet(uri, records, bytes, Optional.of(sum), format, name);
    }
}
