package dev.lockstep.functions.extract;

import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.BundleWriter;
import dev.lockstep.functions.bundle.Bundles;
import dev.lockstep.functions.bundle.SourceFile;
import dev.lockstep.functions.data.DataSets;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts files into bundles of a size, in the order they come.
final class Bundling implements Closeable {
    private final Bundles bundles;
    private final int size;
    private final List<Bundle> done = new ArrayList<>();
    private @Nullable BundleWriter open;

    Bundling(DataSets data, int size) {
        this.bundles = new Bundles(data);
        this.size = size;
    }

    void add(SourceFile file) throws IOException {
        BundleWriter writer = open;
        if (writer == null) {
            writer = bundles.write(String.format(Locale.ROOT, "bundle-%04d", done.size()));
            open = writer;
        }
        writer.add(file);
        if (writer.files() == size) {
            commit(writer);
        }
    }

    /// Makes the last one visible too.
    List<Bundle> finish() throws IOException {
        if (open != null) {
            commit(open);
        }
        return List.copyOf(done);
    }

    private void commit(BundleWriter writer) throws IOException {
        done.add(writer.commit());
        open = null;
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
