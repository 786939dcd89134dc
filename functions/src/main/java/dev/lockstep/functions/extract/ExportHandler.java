package dev.lockstep.functions.extract;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.items.Export;
import dev.lockstep.functions.items.ExportedItems;
import dev.lockstep.functions.items.Gathered;
import dev.lockstep.functions.items.Gathering;
import dev.lockstep.functions.items.ItemTable;
import dev.lockstep.functions.items.Taken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes the items of a full export of a table of DynamoDB to S3, in DynamoDB's JSON, as rows of a table of the run.
/// What is read is held against the manifests of the export: how many items each file has, and its checksum.
public final class ExportHandler extends StageHandler<ExportHandler.Input, Taken> {
    public ExportHandler() {
        super(Input.class);
    }

    /// What to take.
    ///
    /// @param source the address of the export's `manifest-summary.json`, or of the folder it is in, with
    /// `/` at its end
    /// @param columns the attributes to take, in order, `address.city` within a map; those of the first
    /// item when not given
    /// @param badRows what becomes of an item that is no row; without it the stage fails
    public record Input(String source, Optional<List<String>> columns, Optional<DocumentHandler.BadRows> badRows) {}

    @Override
    protected Taken run(Input input, StageContext context) throws IOException {
        Export export = Export.read(context.data(), S3Address.parse(input.source()));
        ItemTable.Shape shape = new ItemTable.Shape(
                input.columns(),
                input.badRows()
                        .filter(DocumentHandler.BadRows.QUARANTINE::equals)
                        .isPresent());
        Gathered gathered = Gathering.all(
                export.summary().toString(), shape, place -> new ExportedItems(context.data(), export, place), context);
        context.log()
                .info(
                        "read " + export.summary(),
                        Map.of(
                                "items",
                                gathered.items(),
                                "files",
                                export.files().size()));
        return Taken.of(export.summary().toString(), Optional.empty(), gathered);
    }
}
