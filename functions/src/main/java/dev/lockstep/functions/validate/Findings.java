package dev.lockstep.functions.validate;

import dev.lockstep.functions.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps a few findings of each rule and counts all of them: enough to show, however bad the file is.
final class Findings {
    private static final int OF_A_RULE = 5;
    private static final int ALL = 20;

    private record Kind(String column, String rule) {}

    private static final class Tally {
        private final List<Finding> first = new ArrayList<>();
        private long count;
    }

    private final Map<Kind, Tally> tallies = new LinkedHashMap<>();

    void add(Finding finding) {
        Tally tally = tallies.computeIfAbsent(new Kind(finding.column(), finding.rule()), kind -> new Tally());
        tally.count++;
        if (tally.first.size() < OF_A_RULE) {
            tally.first.add(finding);
        }
    }

    /// The worst first: the first finding of each rule, the most often broken rule leading, then the second of each.
    List<Finding> worst() {
        List<Tally> byCount = new ArrayList<>(tallies.values());
        byCount.sort(Comparator.comparingLong((Tally tally) -> tally.count).reversed());
        List<Finding> worst = new ArrayList<>();
        for (int i = 0; i < OF_A_RULE; i++) {
            for (Tally tally : byCount) {
                if (i < tally.first.size() && worst.size() < ALL) {
                    worst.add(tally.first.get(i));
                }
            }
        }
        return worst;
    }
}
