package dev.lockstep.functions.build;

import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Reads from a stage's report which files had errors, and why.
final class Reasons {
    private Reasons() {}

    static void read(DataSets data, DataSet report, Map<String, String> held) throws IOException {
        if (report.records().filter(records -> records == 0).isPresent()) {
            return;
        }
        try (TableReader table = data.read(report)) {
            int path = table.columns().place("path");
            int errors = table.columns().place("errors");
            int reasons = table.columns().place("reasons");
            for (Row row = table.next(); row != null; row = table.next()) {
                List<String> values = row.values();
                if (!values.get(errors).equals("0")) {
                    held.put(values.get(path), values.get(reasons));
                }
            }
        }
    }
}
