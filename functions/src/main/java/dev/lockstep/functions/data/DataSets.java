package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Run;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.compression.Compression;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonItems;
import dev.lockstep.functions.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

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

    /// Opens an object as it was handed on; one that differs from its size or checksum is an error at its end.
    public ObjectStream open(Artifact object) {
        return new ObjectStream(clients.s3(), real(S3Address.parse(object.uri())), Optional.of(object));
    }

    /// Reads a JSON document that was handed on.
    public Json readJson(Artifact document) throws IOException {
        try (ObjectStream in = open(document)) {
            byte[] bytes = in.readAllBytes();
            return JsonText.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new InvalidInput(document.uri() + " is not JSON: " + e.getMessage(), e);
        }
    }

    /// The objects whose keys begin as an address does, in the order of their keys.
    ///
    /// @param after a key; only those behind it are listed
    /// @param most how many at the most
    public List<Listed> list(S3Address beginning, Optional<String> after, int most) {
        return Listed.of(clients.s3(), real(beginning), after, most);
    }

    /// Reads a table as it was handed on; one that differs from its size or checksum is an error at its end.
    public TableReader read(DataSet table) throws IOException {
        return parse(open(table.artifact()), table.format(), table.uri());
    }

    /// Reads a table from bytes, compressed with gzip or zstd or plain; closing it closes them.
    ///
    /// @param name what messages call it
    public TableReader parse(InputStream in, Format format, String name) throws IOException {
        try {
            InputStream plain = Compression.plain(in, name);
            return switch (format) {
                case CSV -> new CsvTable(plain, name);
                case JSONL -> new JsonLines(plain, name);
                case PARQUET ->
                    throw new InvalidInput(name + " is Parquet, which only SQL reads (dev.lockstep.sql.SqlHandler)");
            };
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// Reads objects of JSON, one a line, from bytes, compressed or plain; closing it closes them.
    ///
    /// @param name what messages call it
    public JsonObjects objects(InputStream in, String name) throws IOException {
        try {
            return new JsonObjects(Compression.plain(in, name), name);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// Reads the items of an array in a JSON document from bytes, compressed with gzip or
    /// plain; closing it closes them.
    ///
    /// @param name what messages call it
    /// @param pointer to the array
    public JsonItems items(InputStream in, String name, String pointer) throws IOException {
        try {
            return new JsonItems(new TextCheck(Compression.plain(in, name), name), pointer);
        } catch (JsonItems.BadDocument e) {
            in.close();
            throw new InvalidInput(name + " " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// Begins a table of this stage.
    ///
    /// @param name without extension; any text, what a key cannot hold is percent-encoded
    public TableWriter write(String name, Format format, List<String> columns) throws IOException {
        return new TableWriter(create(name, format), Optional.empty(), format, columns);
    }

    /// Begins an object of this stage that holds a table, to be written as bytes.
    public ObjectWriter create(String name, Format format) {
        return create(ofThisStage(name, format.extension()), format.contentType());
    }

    /// Begins an object of this stage that is no table.
    public ObjectWriter create(String name, String extension, String contentType) {
        return create(ofThisStage(name, extension), contentType);
    }

    /// Begins an object anywhere.
    public ObjectWriter create(S3Address address, String contentType) {
        return new ObjectWriter(new Upload(clients.s3(), real(address), contentType));
    }

    /// Begins an object anywhere that holds a table, to be written as bytes.
    public ObjectWriter create(S3Address address, Format format) {
        return create(address, format.contentType());
    }

    /// Begins a table anywhere, compressed when its name says so: `.gz`, `.zst`.
    public TableWriter write(S3Address address, Format format, List<String> columns) throws IOException {
        Optional<Compression> compression = Compression.of(address.key());
        String contentType = compression.map(Compression::contentType).orElse(format.contentType());
        return new TableWriter(create(address, contentType), compression, format, columns);
    }

    /// Writes a small JSON document of this stage.
    public Artifact writeJson(String name, Json document) throws IOException {
        return writeText(ofThisStage(name, "json"), JsonText.text(document) + "\n", "application/json");
    }

    /// Writes a small text anywhere.
    public Artifact writeText(S3Address address, String text, String contentType) throws IOException {
        try (ObjectWriter writer = create(address, contentType)) {
            writer.write(text.getBytes(StandardCharsets.UTF_8));
            return writer.commit().artifact();
        }
    }

    /// Deletes an object; one that is not there is no error.
    public void delete(S3Address address) {
        S3Address object = real(address);
        try {
            clients.s3().deleteObject(request -> request.bucket(object.bucket()).key(object.key()));
        } catch (SdkException e) {
            throw Failures.of(e, object + " cannot be deleted");
        }
    }

    /// In this environment: an address that a person or a trigger wrote has the bucket's name as the
    /// pipeline calls it.
    private S3Address real(S3Address address) {
        return new S3Address(settings.physical(address.bucket()), address.key());
    }

    private S3Address ofThisStage(String name, String extension) {
        return new S3Address(settings.require("data.bucket"), folder + KeyText.of(name) + "." + extension);
    }
}
