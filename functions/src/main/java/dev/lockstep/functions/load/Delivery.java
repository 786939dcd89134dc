package dev.lockstep.functions.load;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.ObjectWriter;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.data.TableWriter;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One table on its way. The object appears when every row has been taken: who sees it, can rely on the items.
///
/// @param number of the table among those of the load
/// @param target where its object goes, if one does
/// @param from what an earlier attempt has done of it
record Delivery(
        LoadHandler.Input input,
        DataSet artifact,
        int number,
        Optional<S3Address> target,
        Reached from,
        StageContext context) {

    record Done(Optional<Artifact> object, long records, Reached rows) {}

    /// Delivers it. Rows that have been taken already are not sent again; the object is written from its beginning,
    /// because it appears as a whole.
    ///
    /// @param listener told how far all rows have been taken
    Done deliver(Clients clients, Outlet.Listener listener) throws IOException {
        if (artifact.format() == Format.PARQUET && target.isPresent() && !input.sendsRows()) {
            return copy(target.get());
        }
        try (TableReader table = context.data().read(artifact);
                TableWriter object = target.isPresent()
                        ? context.data()
                                .write(
                                        target.get(),
                                        artifact.format(),
                                        table.columns().names())
                        : null) {
            Optional<Outlet> outlet =
                    new Outlets(input, artifact, number, from, context).open(table.columns(), clients, listener);
            long records = rows(table, object, outlet);
            Reached reached = outlet.isPresent() ? outlet.get().finish() : Reached.NOTHING;
            return new Done(
                    Optional.ofNullable(object).map(open -> open.commit().artifact()), records, reached);
        }
    }

    private long rows(TableReader table, @Nullable TableWriter object, Optional<Outlet> outlet) throws IOException {
        long records = 0;
        for (Row row = table.next(); row != null; row = table.next()) {
            records++;
            if (object != null) {
                object.write(row.values());
            }
            if (outlet.isPresent() && records > from.rows()) {
                outlet.get().take(row, records);
            }
        }
        return records;
    }

    /// Only SQL reads Parquet; its bytes can be delivered as they are.
    private Done copy(S3Address to) throws IOException {
        long records = artifact.records()
                .orElseThrow(
                        () -> new InvalidInput(
                                artifact.uri()
                                        + " is Parquet of which nobody has said how many rows it has; dev.lockstep.sql.SqlHandler does"));
        try (ObjectStream in = context.data().open(artifact.artifact());
                ObjectWriter out = context.data().create(to, artifact.format())) {
            in.transferTo(out);
            Artifact written = out.commit().artifact();
            return new Done(
                    Optional.of(new Artifact(written.uri(), Optional.of(records), written.bytes(), written.sha256())),
                    records,
                    Reached.NOTHING);
        }
    }
}
