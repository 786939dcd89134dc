package dev.lockstep.functions.data;

import dev.lockstep.functions.Run;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Opens and writes data for one invocation. What a stage writes for the stages after it lies under
/// `runs/PIPELINE/RUN/STAGE/` in the data bucket, by a name that a retry finds again.
public final class DataSets {
    private final Clients clients;
    private final Settings settings;
    private final String folder;

    /// @param index the place in a `forEach`, which keeps its invocations apart
    public DataSets(Clients clients, Settings settings, Run run, String stage, Optional<Integer> index) {
        this.clients = clients;
        this.settings = settings;
        this.folder = "runs/" + run.pipeline() + "/" + run.id() + "/" + stage + "/"
                + index.map(place -> place + "/").orElse("");
    }

    /// Opens an object nothing is known of yet.
    public ObjectStream open(S3Address address) {
        return new ObjectStream(clients.s3(), real(address), Optional.empty());
    }

    /// Reads a table as it was handed on; one that differs from its size or checksum is an error at its end.
    public TableReader read(DataSet table) throws IOException {
        return parse(
                new ObjectStream(clients.s3(), real(table.address()), Optional.of(table)), table.format(), table.uri());
    }

    /// Reads a table from bytes; closing it closes them.
    ///
    /// @param name what messages call it
    public TableReader parse(InputStream in, Format format, String name) throws IOException {
        try {
            return switch (format) {
                case CSV -> new CsvTable(in, name);
                case JSONL -> new JsonLines(in, name);
            };
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// Begins a table of this stage.
    ///
    /// @param name without extension; any text, what a key cannot hold is percent-encoded
    public TableWriter write(String name, Format format, List<String> columns) throws IOException {
        return new TableWriter(create(name, format), format, columns);
    }

    /// Begins an object of this stage that holds a table, to be written as bytes.
    public ObjectWriter create(String name, Format format) {
        return create(ofThisStage(name, format.extension()), format.contentType());
    }

    /// Begins an object anywhere.
    public ObjectWriter create(S3Address address, String contentType) {
        return new ObjectWriter(new Upload(clients.s3(), real(address), contentType));
    }

    /// Begins a table anywhere.
    public TableWriter write(S3Address address, Format format, List<String> columns) throws IOException {
        return new TableWriter(create(address, format.contentType()), format, columns);
    }

    /// Writes a small JSON document of this stage.
    public Artifact writeJson(String name, Json document) throws IOException {
        try (ObjectWriter writer = create(ofThisStage(name, "json"), "application/json")) {
            writer.write((JsonText.text(document) + "\n").getBytes(StandardCharsets.UTF_8));
            ObjectWriter.Written written = writer.commit();
            return new Artifact(
                    written.address().toString(),
                    Optional.empty(),
                    Optional.of(written.bytes()),
                    Optional.of(written.sha256()));
        }
    }

    /// In this environment: an address that a person or a trigger wrote has the bucket's name as the pipeline calls it.
    private S3Address real(S3Address address) {
        return new S3Address(settings.physical(address.bucket()), address.key());
    }

    private S3Address ofThisStage(String name, String extension) {
        return new S3Address(settings.require("data.bucket"), folder + KeyText.of(name) + "." + extension);
    }
}
