package dev.lockstep.functions.validate;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.expression.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The figures of a table that rules about the whole of it ask for, each gathered once, in bounded memory.
///
/// `rows`, `clean`, `rejected` and `quality` count all rows; what is said of a column, as `sum(price)`, is
/// said of the clean ones, whose values are what they should be.
final class Figures implements Names {
    private static final List<String> OF_ROWS = List.of("rows", "clean", "rejected", "quality");

    private final String rule;
    private final Columns columns;
    private final Map<String, DataSet> others;
    private final DataSets tables;
    /// By what an expression calls them, in the order they were asked for.
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private final Map<String, Measure> measures = new TreeMap<>();
    private final Map<String, String> counted = new TreeMap<>();

    /// @param rule that asks for them, as written
    /// @param others tables whose rows may be counted, by the names that expressions have for them
    Figures(String rule, Columns columns, Map<String, DataSet> others, DataSets tables) {
        this.rule = rule;
        this.columns = columns;
        this.others = others;
        this.tables = tables;
    }

    @Override
    public int place(String name) {
        if (!OF_ROWS.contains(name)) {
            throw new InvalidInput("there is no figure '" + name + "' of a table; there are "
                    + String.join(", ", OF_ROWS) + ", and rows(TABLE), " + Measure.all("COLUMN"));
        }
        return asked(name);
    }

    @Override
    public boolean measures(String measure) {
        return measure.equals("rows") || Measure.named(measure).isPresent();
    }

    @Override
    public int place(String measure, String name) {
        String shown = measure + "(" + name + ")";
        if (measure.equals("rows")) {
            counted.computeIfAbsent(shown, ignored -> Long.toString(count(name)));
        } else {
            int column = columns.place(name);
            measures.computeIfAbsent(
                    shown,
                    ignored -> Measure.named(measure)
                            .orElseThrow()
                            .of(column, "the column " + name + " of the rule '" + rule + "'"));
        }
        return asked(shown);
    }

    private int asked(String figure) {
        return places.computeIfAbsent(figure, ignored -> places.size());
    }

    private long count(String name) {
        DataSet other = others.get(name);
        if (other == null) {
            throw new InvalidInput("rows(" + name + ") counts a table that `of` does not name; it names "
                    + (others.isEmpty() ? "none" : String.join(", ", others.keySet())));
        }
        try (TableReader reader = tables.read(other)) {
            long rows = 0;
            while (reader.next() != null) {
                rows++;
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes a clean row.
    void take(Row row) {
        measures.values().forEach(measure -> measure.take(row));
    }

    /// The values at the places, at the end of the table.
    List<String> values(long clean, long rejected) {
        long rows = clean + rejected;
        Map<String, String> known = new TreeMap<>(counted);
        known.put("rows", Long.toString(rows));
        known.put("clean", Long.toString(clean));
        known.put("rejected", Long.toString(rejected));
        known.put(
                "quality",
                rows == 0
                        ? "1"
                        : BigDecimal.valueOf(clean)
                                .divide(BigDecimal.valueOf(rows), new MathContext(10, RoundingMode.DOWN))
                                .toPlainString());
        measures.forEach((shown, measure) -> known.put(shown, measure.value()));
        List<String> values = new ArrayList<>();
        places.keySet().forEach(figure -> values.add(known.getOrDefault(figure, "")));
        return List.copyOf(values);
    }

    /// Figures with their values, as a message shows them.
    String shown(List<String> values) {
        List<String> all = new ArrayList<>();
        places.forEach((figure, place) ->
                all.add(figure + " is " + (values.get(place).isEmpty() ? "missing" : values.get(place))));
        return String.join(", ", all);
    }
}
