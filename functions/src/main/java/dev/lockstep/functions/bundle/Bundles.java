package dev.lockstep.functions.bundle;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import java.io.IOException;
import java.util.List;

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

    /// Goes through a bundle and judges each file by itself: those with nothing wrong go on, as the judge gives
    /// them, and the report says what became of every one.
    public Sifted sift(Bundle bundle, Judge judge) throws IOException {
        try (BundleWriter kept = write(bundle.name());
                FileReport report = new FileReport(data, "report-" + bundle.name())) {
            each(bundle, file -> {
                Judged judged = judge.judge(file);
                report.add(file.path(), file.size(), judged.changes(), judged.wrong());
                if (judged.wrong().isEmpty()) {
                    kept.add(judged.file());
                }
            });
            Bundle good = kept.commit();
            DataSet written = report.commit();
            long all = written.records().orElseThrow();
            return new Sifted(good, written, new Counts(all, good.files(), all - good.files()));
        }
    }

    /// What becomes of a file.
    ///
    /// @param changes how many were made to it
    /// @param wrong why it must not go on
    public record Judged(SourceFile file, long changes, List<Finding> wrong) {}

    /// Who judges files.
    @FunctionalInterface
    public interface Judge {
        /// Judges one.
        Judged judge(SourceFile file) throws IOException;
    }

    /// The good files, and what became of all.
    public record Sifted(Bundle bundle, DataSet report, Counts counts) {
        /// What was written.
        public List<Artifact> artifacts() {
            return List.of(bundle.artifact(), report.artifact());
        }
    }

    /// Who is shown files.
    @FunctionalInterface
    public interface Visitor {
        /// Takes one.
        void visit(SourceFile file) throws IOException;
    }
}
