package dev.lockstep.local.s3.store;

import java.time.Instant;

/// An object as it is at this moment.
public record StoredObject(String key, long size, Instant lastModified, About about) {

    public String etag() {
        return about.etag();
    }
}
