package dev.lockstep.functions.validate;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The rules of one check, each with the place of its column.
final class Checklist {
    /// A result must stay small however large a value is; quarantine has it whole.
    private static final int LONGEST_VALUE = 200;

    private final List<Rule> rules;
    private final int[] places;
    private final List<RowRule> ofRows;

    /// @param tables where the tables are that values must be in
    Checklist(List<RuleText> texts, Columns columns, DataSets tables) throws IOException {
        this.ofRows =
                texts.stream().flatMap(text -> text.ofRows(columns).stream()).toList();
        List<Rule> all = new ArrayList<>();
        for (RuleText text : texts) {
            all.addAll(text.rules(tables));
        }
        this.rules = List.copyOf(all);
        this.places =
                rules.stream().mapToInt(rule -> columns.place(rule.column())).toArray();
    }

    /// Everything wrong with a row, at most one thing a column: a quantity that is no number is not also too small.
    /// A row whose values are wrong each by itself is not judged as a whole.
    List<Finding> check(Row row) {
        List<Finding> findings = new ArrayList<>();
        BitSet wrong = new BitSet();
        for (int i = 0; i < places.length; i++) {
            if (wrong.get(places[i])) {
                continue;
            }
            Rule rule = rules.get(i);
            String value = row.values().get(places[i]);
            var broken = rule.broken(value, row.line());
            if (broken.isPresent()) {
                wrong.set(places[i]);
                findings.add(new Finding(
                        row.line(), rule.name(), rule.column(), cut(value), rule.column() + " " + broken.get()));
            }
        }
        if (findings.isEmpty()) {
            ofRows.forEach(rule -> rule.broken(row).ifPresent(findings::add));
        }
        return findings;
    }

    private static String cut(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }
}
