package dev.lockstep.functions.snapshot;

import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.S3Address;
import java.util.Optional;

/// What stands in the document of a snapshot, beside which its file lies.
///
/// @param name what it is kept under
/// @param at when the run began that took it
/// @param file the last step of the file's key
record Kept(
        String name,
        String at,
        String run,
        String file,
        Format format,
        Optional<Long> records,
        long bytes,
        String sha256) {
    /// The file, as stages hand it on.
    ///
    /// @param document where this was read
    DataSet data(S3Address document) {
        String folder = document.key().substring(0, document.key().lastIndexOf('/') + 1);
        return new DataSet(
                new S3Address(document.bucket(), folder + file).toString(),
                records,
                Optional.of(bytes),
                Optional.of(sha256),
                format,
                Optional.of(name));
    }
}
