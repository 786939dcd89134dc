package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a bucket's files lie.
///
/// @param written what was put through S3, or by a person into the folder
/// @param samples objects that are there from the start and that we never change
/// @param state ours alone: sidecars, uploads, marks of deleted samples
record BucketPlace(String name, Path written, Optional<Path> samples, Path state) {

    boolean exists() {
        return Files.isDirectory(written) || (samples.isPresent() && !Files.exists(state.resolve("removed")));
    }

    boolean isDeleted(String key) {
        return samples.isPresent() && Files.exists(mark(key));
    }

    void markDeleted(String key) throws IOException {
        Path mark = mark(key);
        Files.createDirectories(mark.getParent());
        Files.writeString(mark, key);
    }

    private Path mark(String key) {
        return state.resolve("deleted").resolve(Sidecars.hash(key));
    }
}
