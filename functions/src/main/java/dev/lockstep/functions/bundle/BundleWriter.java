package dev.lockstep.functions.bundle;

import dev.lockstep.functions.data.ObjectWriter;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a bundle. The same files in the same order make the same bytes, so that a retry finds its own work; nobody
/// sees it before [#commit].
public final class BundleWriter implements Closeable {
    /// The first moment a zip archive can name, as the time of every file.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ObjectWriter object;
    private final ZipOutputStream zip;
    private final String name;
    private long files;

    /// @param name which part of the tree it is
    public BundleWriter(ObjectWriter object, String name) {
        this.object = object;
        this.zip = new ZipOutputStream(object);
        this.name = name;
    }

    /// Adds a file.
    public void add(SourceFile file) throws IOException {
        ZipEntry entry = new ZipEntry(file.path());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.bytes());
        zip.closeEntry();
        files++;
    }

    /// How many files it has so far.
    public long files() {
        return files;
    }

    /// Makes it visible.
    public Bundle commit() throws IOException {
        zip.finish();
        ObjectWriter.Written written = object.commit();
        return new Bundle(
                written.address().toString(), name, files, Optional.of(written.bytes()), Optional.of(written.sha256()));
    }

    @Override
    public void close() {
        object.close();
    }
}
