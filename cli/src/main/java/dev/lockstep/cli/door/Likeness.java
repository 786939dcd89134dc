package dev.lockstep.cli.door;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Did you mean …? The name that takes the fewest changes, when it takes few.
public final class Likeness {
    private Likeness() {}

    public static Optional<String> closest(String word, Collection<String> names) {
        var most = Math.max(1, word.length() / 3);
        return names.stream()
                .filter(name -> distance(word, name) <= most || name.startsWith(word))
                .min(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// What to add to a sentence about an unknown name.
    public static String hint(String word, Collection<String> names) {
        return closest(word, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /// Insertions, deletions, replacements, and neighbours swapped count one each.
    private static int distance(String one, String other) {
        var costs = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                costs[i][j] = cost(costs, one, other, i, j);
            }
        }
        return costs[one.length()][other.length()];
    }

    private static int cost(int[][] costs, String one, String other, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var least = Math.min(costs[i - 1][j - 1] + same, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        var swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
    }
}
