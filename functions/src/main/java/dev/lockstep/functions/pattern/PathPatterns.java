package dev.lockstep.functions.pattern;

import dev.lockstep.functions.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which paths are meant: `*` stands for anything within a step, `**` for any number of steps, `?` for a character.
/// Unlike the shell's, `**/*.java` means files at the top too.
public final class PathPatterns {
    private final List<Pattern> patterns;

    private PathPatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /// Those given, or all when there are none.
    public static PathPatterns of(Optional<List<String>> texts) {
        return new PathPatterns(
                texts.orElse(List.of("**")).stream().map(PathPatterns::pattern).toList());
    }

    /// One, or all when there is none.
    public static PathPatterns ofOne(Optional<String> text) {
        return of(text.map(List::of));
    }

    /// Whether a path is one of them.
    public boolean matches(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static Pattern pattern(String text) {
        if (text.isBlank()) {
            throw new InvalidInput("a pattern of paths is empty; expected one like **/*.java");
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (text.charAt(i) == '*') {
                regex.append("[^/]*");
            } else if (text.charAt(i) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(text.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
