package dev.lockstep.functions.bundle;

import dev.lockstep.functions.data.Artifact;
import java.util.Optional;

/// Some files of a tree in one zip archive: a thousand small objects would cost a thousand requests a stage.
///
/// @param name which part of the tree it is
public record Bundle(String uri, String name, long files, Optional<Long> bytes, Optional<String> sha256) {
    /// What a result lists as read or written.
    public Artifact artifact() {
        return new Artifact(uri, Optional.of(files), bytes, sha256);
    }
}
