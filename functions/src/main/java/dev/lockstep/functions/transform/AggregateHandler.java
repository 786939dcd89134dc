package dev.lockstep.functions.transform;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.data.TableWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes one row of all rows that have the same values in some columns: counted, summed, the least, the greatest, the
/// mean. It takes many tables as one; what comes out is sorted, so that the same rows make the same table.
public final class AggregateHandler extends StageHandler<AggregateHandler.Input, AggregateHandler.Output> {
    private static final int MOST_GROUPS = 500_000;

    public AggregateHandler() {
        super(Input.class);
    }

    /// What to do.
    ///
    /// @param by the columns whose values make a group
    /// @param name what the table is called, where one of several
    /// @param measures the new columns, each with `count`, or with `sum`, `min`, `max` or `mean` and a column
    /// @param data the tables, taken as one
    public record Input(List<DataSet> data, Optional<String> name, List<String> by, Map<String, String> measures) {
        public Input {
            if (by.isEmpty() || measures.isEmpty()) {
                throw new IllegalArgumentException("needs at least one column in by and one measure");
            }
        }
    }

    /// What came of it.
    ///
    /// @param data nothing when there was no table
    public record Output(
            Optional<DataSet> data, List<Artifact> sources, List<Artifact> artifacts, Counts counts, long bytes) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Map<String, Measure> measures = new LinkedHashMap<>();
        input.measures().forEach((name, text) -> measures.put(name, Measure.parse(name, text)));
        Map<List<String>, List<Measure.Tally>> groups = new TreeMap<>(AggregateHandler::compare);
        long rows = 0;
        for (DataSet table : input.data()) {
            rows += gather(table, input.by(), List.copyOf(measures.values()), groups, context);
        }
        List<Artifact> sources = input.data().stream().map(DataSet::artifact).toList();
        if (input.data().isEmpty()) {
            return new Output(Optional.empty(), sources, List.of(), new Counts(0, 0, 0), 0);
        }
        List<String> columns = new ArrayList<>(input.by());
        columns.addAll(measures.keySet());
        try (TableWriter out = context.data().write("data", Format.CSV, columns)) {
            for (Map.Entry<List<String>, List<Measure.Tally>> group : groups.entrySet()) {
                List<String> values = new ArrayList<>(group.getKey());
                group.getValue().forEach(tally -> values.add(tally.value()));
                out.write(values);
            }
            DataSet made = out.commit().named(input.name());
            return new Output(
                    Optional.of(made),
                    sources,
                    List.of(made.artifact()),
                    new Counts(rows, groups.size(), 0),
                    made.bytes().orElse(0L));
        }
    }

    private static long gather(
            DataSet data,
            List<String> by,
            List<Measure> measures,
            Map<List<String>, List<Measure.Tally>> groups,
            StageContext context)
            throws IOException {
        try (TableReader table = context.data().read(data)) {
            List<Integer> places =
                    by.stream().map(column -> table.columns().place(column)).toList();
            List<Measure.Place> taken = measures.stream()
                    .map(measure -> measure.in(table.columns(), data.uri()))
                    .toList();
            long rows = 0;
            for (Row row = table.next(); row != null; row = table.next()) {
                rows++;
                List<String> group = new ArrayList<>();
                for (int place : places) {
                    group.add(row.values().get(place));
                }
                List<Measure.Tally> tallies = groups.computeIfAbsent(
                        group, ignored -> measures.stream().map(Measure::tally).toList());
                for (int i = 0; i < taken.size(); i++) {
                    tallies.get(i).add(taken.get(i).number(row));
                }
                if (groups.size() > MOST_GROUPS) {
                    throw new InvalidInput(data.uri() + " line " + row.line() + " begins group " + groups.size()
                            + "; at most " + MOST_GROUPS + " fit into memory");
                }
            }
            return rows;
        }
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
