package dev.lockstep.functions.transform;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What becomes of each row: the columns are derived first, in order, each seeing those before it; then some are
/// dropped, then renamed.
final class Plan {
    private final String table;
    private final List<Step> derived = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private record Step(String column, int place, Expression expression) {}

    Plan(DataSet data, Columns columns, TransformHandler.Input input) {
        this.table = data.uri();
        Columns all = derive(columns, input.derive().orElse(Map.of()));
        Map<String, String> rename = input.rename().orElse(Map.of());
        List<String> drop = input.drop().orElse(List.of());
        drop.forEach(all::place);
        rename.keySet().forEach(all::place);
        for (int i = 0; i < all.names().size(); i++) {
            String name = all.names().get(i);
            if (!drop.contains(name)) {
                kept.add(i);
                names.add(rename.getOrDefault(name, name));
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new InvalidInput("rename gives two columns of " + table + " one name: " + String.join(", ", names));
        }
    }

    private Columns derive(Columns columns, Map<String, String> texts) {
        List<String> all = new ArrayList<>(columns.names());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Expression expression = Expression.parse(text.getValue(), new Columns(all, table));
            int place = all.indexOf(text.getKey());
            if (place < 0) {
                place = all.size();
                all.add(text.getKey());
            }
            derived.add(new Step(text.getKey(), place, expression));
        }
        return new Columns(all, table);
    }

    /// The columns that come out.
    List<String> names() {
        return names;
    }

    /// The row that comes out.
    List<String> apply(Row row) {
        List<String> values = new ArrayList<>(row.values());
        for (Step step : derived) {
            String value = value(step, values, row.line());
            if (step.place() < values.size()) {
                values.set(step.place(), value);
            } else {
                values.add(value);
            }
        }
        return kept.stream().map(values::get).toList();
    }

    private String value(Step step, List<String> values, long line) {
        try {
            return step.expression().of(values).toPlainString();
        } catch (Expression.Trouble e) {
            throw new InvalidInput(
                    table + " line " + line + ": " + step.column() + " cannot be derived: " + e.getMessage(), e);
        }
    }
}
