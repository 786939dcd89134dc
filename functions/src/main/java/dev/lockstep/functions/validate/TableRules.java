package dev.lockstep.functions.validate;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.QualityGateFailed;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.expression.Expression;
import dev.lockstep.functions.expression.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What must hold of a table as a whole. One that does not hold fails the stage, or takes from the score
/// what it says it costs.
final class TableRules {
    private final List<Rule> rules;

    private record Rule(Expression condition, Figures figures, String shown, Optional<Double> costs) {
        Optional<String> broken(long clean, long rejected) {
            List<String> values = figures.values(clean, rejected);
            String known = figures.shown(values).isEmpty() ? "" : " (" + figures.shown(values) + ")";
            try {
                return condition.holds(values) ? Optional.empty() : Optional.of(shown + known);
            } catch (Trouble e) {
                return Optional.of(shown + ", which cannot be told: " + e.getMessage() + known);
            }
        }
    }

    TableRules(List<RuleText> texts, Columns columns, DataSets tables) {
        List<Rule> all = new ArrayList<>();
        for (RuleText text : texts) {
            text.file()
                    .ifPresent(condition -> all.add(rule(
                            condition,
                            text,
                            new Figures(condition, columns, text.of().orElse(Map.<String, DataSet>of()), tables))));
        }
        this.rules = List.copyOf(all);
    }

    private static Rule rule(String condition, RuleText text, Figures figures) {
        return new Rule(
                Expression.parse(condition, figures),
                figures,
                text.message().orElse("the file must fulfil " + condition),
                text.costs());
    }

    /// Takes a clean row.
    void take(Row row) {
        for (Rule rule : rules) {
            rule.figures().take(row);
        }
    }

    /// What a table has broken that goes on all the same.
    ///
    /// @param costs what it takes from the score
    record Verdict(List<Finding> findings, double costs) {}

    /// Judges the table at its end.
    ///
    /// @throws QualityGateFailed when a rule is broken that does not say what that costs
    Verdict judge(String table, long clean, long rejected) {
        List<Finding> fatal = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        double costs = 0;
        for (Rule rule : rules) {
            Optional<String> broken = rule.broken(clean, rejected);
            if (broken.isPresent()) {
                Finding finding = new Finding(0, "file", "", "", broken.get());
                (rule.costs().isPresent() ? findings : fatal).add(finding);
                costs += rule.costs().orElse(0.0);
            }
        }
        if (!fatal.isEmpty()) {
            throw new QualityGateFailed(
                    table + ": " + fatal.stream().map(Finding::message).collect(Collectors.joining("; ")));
        }
        return new Verdict(findings, costs);
    }
}
