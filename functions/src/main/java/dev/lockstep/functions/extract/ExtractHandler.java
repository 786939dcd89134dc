package dev.lockstep.functions.extract;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.ObjectWriter;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.data.TableReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Copies a file from S3 into the run's own data, byte for byte, so that every stage after it sees the same file
/// whatever happens to the source, and line numbers in messages are those of the file people know. On the way the
/// file is read as a table: one that is none never gets further.
public final class ExtractHandler extends StageHandler<ExtractHandler.Input, ExtractHandler.Output> {
    public ExtractHandler() {
        super(Input.class);
    }

    /// What to read.
    ///
    /// @param source the address of the file
    /// @param format CSV when not given
    public record Input(String source, Optional<Format> format) {}

    /// What came of it.
    ///
    /// @param data the copy
    public record Output(DataSet data, List<Artifact> sources, List<Artifact> artifacts, Counts counts, long bytes) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Format format = input.format().orElse(Format.CSV);
        try (ObjectStream stream = context.data().open(S3Address.parse(input.source()));
                ObjectWriter copy = context.data().create("data", format)) {
            S3Address source = stream.address();
            long records = count(stream, copy, source, format, context);
            ObjectWriter.Written written = copy.commit();
            context.log().info("read " + source, Map.of("records", records, "bytes", written.bytes()));
            DataSet data = written.table(records, format, Optional.empty());
            Artifact origin = new Artifact(
                    source.toString(),
                    Optional.of(records),
                    Optional.of(stream.length()),
                    Optional.of(stream.sha256()));
            return new Output(data, List.of(origin), List.of(data.artifact()), Counts.all(records), written.bytes());
        }
    }

    private static long count(
            ObjectStream stream, ObjectWriter copy, S3Address source, Format format, StageContext context)
            throws IOException {
        try (TableReader table = context.data().parse(new Tee(stream, copy), format, source.toString())) {
            long records = 0;
            while (table.next() != null) {
                records++;
            }
            return records;
        }
    }
}
