package dev.lockstep.functions.build;

import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.BundleWriter;
import dev.lockstep.functions.bundle.SourceFile;
import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A package on its way: its archive, then what the tool built, then checksums, and the manifest last: who sees the
/// manifest can rely on everything it names.
final class Packaging {
    private final Shelf shelf;
    private final String name;
    private final Workshop workshop;
    private final BundleWriter archive;
    private final List<Content> contents = new ArrayList<>();

    private record Content(String path, long bytes, String sha256) {}

    private record Manifest(
            String name,
            String version,
            String pipeline,
            String run,
            Artifact archive,
            Optional<Artifact> built,
            ToolRun tool,
            List<Content> files,
            Map<String, String> held) {}

    record Packaged(Artifact archive, Optional<Artifact> built, Artifact sums, Artifact manifest, long files) {}

    Packaging(Shelf shelf, String name, Workshop workshop) {
        this.shelf = shelf;
        this.name = name;
        this.workshop = workshop;
        this.archive = writer(name + ".zip");
    }

    private BundleWriter writer(String file) {
        return new BundleWriter(shelf.data().create(shelf.address(file), "application/zip"), file);
    }

    void add(SourceFile file) throws IOException {
        archive.add(file);
        workshop.add(file);
        contents.add(new Content(file.path(), file.size(), Checksums.sha256(file.bytes())));
    }

    Packaged finish(String version, Map<String, String> held, ToolRun tool) throws IOException {
        try (archive) {
            Artifact sources = artifact(archive.commit());
            Optional<Artifact> built = tool.files() == 0 ? Optional.empty() : Optional.of(built());
            Artifact sums = shelf.write("SHA256SUMS", sums(sources, built), "text/plain; charset=utf-8");
            Manifest manifest = new Manifest(
                    name,
                    version,
                    shelf.context().run().pipeline(),
                    shelf.context().run().id(),
                    sources,
                    built,
                    tool,
                    contents,
                    held);
            Json document = Records.encode(manifest);
            Artifact written = shelf.write("manifest.json", JsonText.text(document) + "\n", "application/json");
            return new Packaged(sources, built, sums, written, contents.size());
        }
    }

    private Artifact built() throws IOException {
        try (BundleWriter made = writer(name + "-built.zip")) {
            workshop.each(made::add);
            return artifact(made.commit());
        }
    }

    private static Artifact artifact(Bundle bundle) {
        return bundle.artifact();
    }

    /// As `sha256sum --check` reads it, in the folder the package is unpacked to.
    private String sums(Artifact sources, Optional<Artifact> built) {
        StringBuilder text = new StringBuilder();
        text.append(sources.sha256().orElseThrow()).append("  ").append(name).append(".zip\n");
        built.ifPresent(made -> text.append(made.sha256().orElseThrow())
                .append("  ")
                .append(name)
                .append("-built.zip\n"));
        contents.forEach(file ->
                text.append(file.sha256()).append("  ").append(file.path()).append('\n'));
        return text.toString();
    }
}
