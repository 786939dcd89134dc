package dev.lockstep.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name someone probably meant.
///
/// Near is a typing slip or two (a letter too many, too few, wrong, or two swapped) in a word long enough for it, or a
/// word that was not written to its end.
public final class DidYouMean {

    private static final int SHORTEST_BEGINNING = 3;

    private DidYouMean() {}

    /// The nearest of the names, if one is near enough to suggest.
    public static Optional<String> nearest(String written, Collection<String> names) {
        var word = written.toLowerCase(Locale.ROOT);
        var allowed = Math.max(1, Math.min(3, word.length() / 3));
        return names.stream()
                .filter(name -> begins(name, word) || slips(word, name.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.comparingInt((String name) -> slips(word, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean begins(String name, String word) {
        return word.length() >= SHORTEST_BEGINNING
                && name.toLowerCase(Locale.ROOT).startsWith(word);
    }

    /// The end of a sentence: `; did you mean 'validate'?`, or nothing.
    public static String hint(String written, Collection<String> names) {
        return nearest(written, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /// The end of a sentence: `; did you mean 'validate'?`, or the names there are when they are few, or nothing.
    public static String ending(String written, Collection<String> names) {
        return nearest(written, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> names.isEmpty() || names.size() > 12 ? "" : "; there is " + String.join(", ", names));
    }

    /// Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours.
    private static int slips(String left, String right) {
        var distance = new int[left.length() + 1][right.length() + 1];
        for (var i = 0; i <= left.length(); i++) {
            for (var j = 0; j <= right.length(); j++) {
                distance[i][j] = i == 0 ? j : j == 0 ? i : step(distance, left, right, i, j);
            }
        }
        return distance[left.length()][right.length()];
    }

    private static int step(int[][] distance, String left, String right, int i, int j) {
        var same = left.charAt(i - 1) == right.charAt(j - 1);
        var least =
                Math.min(Math.min(distance[i - 1][j], distance[i][j - 1]) + 1, distance[i - 1][j - 1] + (same ? 0 : 1));
        var swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
