package dev.lockstep.cli.render;

import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.report.Members;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What took how long in a run, as a tree: the documents that handlers would have sent to X-Ray, a line each.
public final class TraceText {
    private static final int WIDEST = 60;

    private TraceText() {}

    /// One span.
    private record Span(
            String id, Optional<String> parent, String name, Duration began, Duration took, String failure) {
        static Optional<Span> read(String line) {
            var document = Members.read(line);
            var began = seconds(document.get("start_time"));
            var ended = seconds(document.get("end_time"));
            if (began.isEmpty() || ended.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Span(
                    Members.text(document.get("id")).orElse(""),
                    Members.text(document.get("parent_id")),
                    Members.text(document.get("name")).orElse(""),
                    began.get(),
                    ended.get().minus(began.get()),
                    failure(document)));
        }

        private static Optional<Duration> seconds(@Nullable Object value) {
            return Members.number(value)
                    .map(number -> Duration.ofMillis(
                            new BigDecimal(number.toString()).movePointRight(3).longValue()));
        }

        private static String failure(Map<String, Object> document) {
            return Members.list(Members.object(document.get("cause")).get("exceptions")).stream()
                    .findFirst()
                    .map(first -> Members.object(first).get("message"))
                    .map(String::valueOf)
                    .orElse("");
        }
    }

    public static void print(Surroundings surroundings, String trace) {
        var spans = trace.lines()
                .flatMap(line -> Span.read(line).stream())
                .sorted(Comparator.comparing(Span::began))
                .toList();
        if (spans.isEmpty()) {
            surroundings.err().println("this run has no trace: no handler of the stage kit has run in it");
            return;
        }
        var known = spans.stream().map(Span::id).collect(Collectors.toSet());
        var lines = new ArrayList<Line>();
        spans.stream().filter(span -> isRoot(span, known)).forEach(root -> below(root, 0, spans, lines));
        var width = lines.stream().mapToInt(Line::width).max().orElse(0);
        var style = Style.of(surroundings.screen());
        var first = spans.getFirst().began();
        for (var line : lines) {
            var span = line.span();
            var name = ("  ".repeat(line.depth()) + span.name());
            surroundings
                    .out()
                    .println(("%-" + width + "s  %9s  %s%s")
                            .formatted(
                                    name,
                                    Words.time(span.took()),
                                    style.quiet("+" + Words.time(span.began().minus(first))),
                                    span.failure().isEmpty() ? "" : "  " + style.bad(span.failure())));
        }
    }

    private record Line(int depth, Span span) {
        int width() {
            return Math.min(WIDEST, 2 * depth + span.name().length());
        }
    }

    private static boolean isRoot(Span span, Set<String> known) {
        return span.parent().filter(known::contains).isEmpty();
    }

    private static void below(Span span, int depth, List<Span> all, List<Line> lines) {
        lines.add(new Line(depth, span));
        all.stream()
                .filter(child -> child.parent().filter(span.id()::equals).isPresent())
                .forEach(child -> below(child, depth + 1, all, lines));
    }
}
