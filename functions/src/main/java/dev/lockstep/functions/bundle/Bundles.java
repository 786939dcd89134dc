package dev.lockstep.functions.bundle;

import dev.lockstep.functions.data.DataSets;
import java.io.IOException;

/// Opens and writes bundles for one invocation.
public record Bundles(DataSets data) {
    static final String ZIP = "application/zip";

    /// Reads a bundle as it was handed on.
    public BundleReader read(Bundle bundle) {
        return new BundleReader(data.open(bundle.artifact()), bundle.uri());
    }

    /// Begins a bundle of this stage.
    public BundleWriter write(String name) {
        return new BundleWriter(data.create(name, "zip", ZIP), name);
    }

    /// Shows each file of a bundle to somebody.
    public void each(Bundle bundle, Visitor visitor) throws IOException {
        try (BundleReader reader = read(bundle)) {
            for (SourceFile file = reader.next(); file != null; file = reader.next()) {
                visitor.visit(file);
            }
        }
    }

    /// Who is shown files.
    @FunctionalInterface
    public interface Visitor {
        /// Takes one.
        void visit(SourceFile file) throws IOException;
    }
}
