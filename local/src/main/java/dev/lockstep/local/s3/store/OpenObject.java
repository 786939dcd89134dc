package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.nio.channels.FileChannel;

/// An object and its bytes, which stay these bytes until closed, whoever replaces or deletes the object meanwhile.
public record OpenObject(StoredObject object, FileChannel content) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
