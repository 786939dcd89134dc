package dev.lockstep.functions.analyze;

import dev.lockstep.functions.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a table differs from the one before it, where it differs by more than it may.
///
/// @param records by which share the number of rows may change; by half when it is not said
/// @param nulls by how much a column's share of missing values may change; by 0.1 when it is not said
/// @param shift how far a column's median may move, in distances of its quartiles; 0.5 when it is not said
/// @param accept whether this table is what later ones are compared with, however it differs
public record Drift(
        Optional<Double> records, Optional<Double> nulls, Optional<Double> shift, Optional<Boolean> accept) {
    private static final double USUAL_RECORDS = 0.5;
    private static final double USUAL_NULLS = 0.1;
    private static final double USUAL_SHIFT = 0.5;

    List<Finding> between(AnalyzeHandler.Profile before, AnalyzeHandler.Profile now) {
        List<Finding> findings = new ArrayList<>();
        double change = Math.abs(now.records() - before.records()) / (double) Math.max(1, before.records());
        if (change > records.orElse(USUAL_RECORDS)) {
            findings.add(
                    finding("records", "", "there are " + now.records() + " rows, " + before.records() + " before"));
        }
        Set<String> names = new HashSet<>(before.columns().keySet());
        now.columns().forEach((name, column) -> {
            names.remove(name);
            ColumnProfile was = before.columns().get(name);
            if (was == null) {
                findings.add(finding("column", name, name + " was not there before"));
            } else {
                column(name, was, column, findings);
            }
        });
        names.stream().sorted().forEach(name -> findings.add(finding("column", name, name + " is not there any more")));
        return findings;
    }

    private void column(String name, ColumnProfile was, ColumnProfile is, List<Finding> findings) {
        if (!was.type().equals(is.type()) && was.count() > 0 && is.count() > 0) {
            findings.add(finding("type", name, name + " is " + is.type() + ", " + was.type() + " before"));
        }
        if (Math.abs(missing(is) - missing(was)) > nulls.orElse(USUAL_NULLS)) {
            findings.add(finding(
                    "nulls",
                    name,
                    String.format(
                            Locale.ROOT,
                            "%s is missing in %.1f %% of the rows, %.1f %% before",
                            name,
                            100 * missing(is),
                            100 * missing(was))));
        }
        if (was.quantiles().isPresent() && is.quantiles().isPresent()) {
            shift(name, was.quantiles().get(), is.quantiles().get(), findings);
        }
    }

    private void shift(String name, Map<String, Double> was, Map<String, Double> is, List<Finding> findings) {
        double before = was.getOrDefault(ColumnTally.MEDIAN, 0.0);
        double now = is.getOrDefault(ColumnTally.MEDIAN, 0.0);
        double spread = was.getOrDefault(ColumnTally.UPPER, before) - was.getOrDefault(ColumnTally.LOWER, before);
        // where all were the same, a hundredth of it is as far as the sketch can tell
        double unit = Math.max(spread, Math.abs(before) * 0.02);
        double distance = Math.abs(now - before);
        if (distance > 0 && distance > shift.orElse(USUAL_SHIFT) * unit) {
            findings.add(finding(
                    "shift",
                    name,
                    String.format(Locale.ROOT, "the median of %s is %.6g, %.6g before", name, now, before)));
        }
    }

    private static double missing(ColumnProfile column) {
        long all = column.count() + column.nulls();
        return all == 0 ? 0 : (double) column.nulls() / all;
    }

    private static Finding finding(String rule, String column, String message) {
        return new Finding(0, rule, column, "", message);
    }
}
