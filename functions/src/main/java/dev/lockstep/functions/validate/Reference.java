package dev.lockstep.functions.validate;

import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.distinct.SeenValues;
import java.io.IOException;

/// The column of another table that a value must be in.
record Reference(DataSet data, String column) {
    /// How messages call it.
    String shown() {
        return column + " of " + data.uri();
    }

    /// The values of the column. They are remembered within a bound; beyond, the table is refused by name.
    SeenValues values(DataSets tables) throws IOException {
        SeenValues values = new SeenValues("the column " + shown());
        try (TableReader table = tables.read(data)) {
            int place = table.columns().place(column);
            for (Row row = table.next(); row != null; row = table.next()) {
                values.firstLine(row.values().get(place), row.line());
            }
        }
        return values;
    }
}
