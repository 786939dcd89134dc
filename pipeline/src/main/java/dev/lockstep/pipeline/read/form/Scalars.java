package dev.lockstep.pipeline.read.form;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.yaml.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads single values under a key of a section. Empty means absent or told as a problem.
public record Scalars(Section section) {

    private static final Pattern DURATION = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
    private static final Pattern LOOSE_DURATION =
            Pattern.compile("(\\d+)\\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?)");
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,10})(|KiB|MiB|GiB)");
    private static final List<String> UNITS = List.of("", "KiB", "MiB", "GiB");
    private static final long MOST_BYTES = 5_000_000_000L;
    private static final Duration LONGEST = Duration.ofDays(365);

    public Optional<String> text(String key) {
        return section.node(key).flatMap(node -> switch (node) {
            case Node.Text text -> Optional.of(text.text());
            case Node.Numeric number -> Optional.of(number.written());
            case Node.Bool _, Node.Nothing _, Node.Sequence _, Node.Mapping _ -> wrong(key, node, "text");
        });
    }

    public Optional<Boolean> truth(String key) {
        return section.node(key)
                .flatMap(node ->
                        node instanceof Node.Bool bool ? Optional.of(bool.truth()) : wrong(key, node, "true or false"));
    }

    public OptionalInt count(String key, int least, int most) {
        var number = section.node(key)
                .flatMap(node -> node instanceof Node.Numeric numeric && within(numeric.number(), least, most)
                        ? Optional.of(numeric.number().intValueExact())
                        : wrong(key, node, "a whole number from " + least + " to " + most));
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    public Optional<BigDecimal> number(String key, BigDecimal least, BigDecimal most) {
        return section.node(key)
                .flatMap(node -> node instanceof Node.Numeric numeric
                                && numeric.number().compareTo(least) >= 0
                                && numeric.number().compareTo(most) <= 0
                        ? Optional.of(numeric.number())
                        : wrong(key, node, "a number from " + least.toPlainString() + " to " + most.toPlainString()));
    }

    /// `5%` or `0.05`: a part of the whole, from 0 to 1.
    public Optional<BigDecimal> part(String key) {
        return section.node(key).flatMap(node -> switch (node) {
            case Node.Numeric number when within(number.number()) -> Optional.of(number.number());
            case Node.Text text when percent(text.text()).isPresent() -> percent(text.text());
            default -> wrong(key, node, "a percentage such as 5%, or a number from 0 to 1");
        });
    }

    /// A percentage from 0 to 100 as a part from 0 to 1.
    public static Optional<BigDecimal> percent(String text) {
        var matcher = PERCENT.matcher(text);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)).movePointLeft(2)).filter(Scalars::within)
                : Optional.empty();
    }

    private static boolean within(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private static boolean within(BigDecimal number, int least, int most) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /// `30s`, `5m`, `24h`, `7d` or several together as in `1h30m`; at least a second, as Step Functions counts.
    public Optional<Duration> duration(String key) {
        return section.node(key).flatMap(node -> switch (node) {
            case Node.Text text when duration(text).isPresent() -> duration(text);
            case Node.Text text
            when !tight(text.text()).equals(text.text()) -> wrong(key, node, "a duration; write " + tight(text.text()));
            case Node.Numeric number ->
                wrong(
                        key,
                        node,
                        "a duration with a unit, such as " + number.written() + "s or " + number.written() + "m");
            default -> wrong(key, node, "a duration such as 30s, 5m, 24h or 1h30m, from 1s to 365d");
        });
    }

    private static Optional<Duration> duration(Node.Text text) {
        var matcher = DURATION.matcher(text.text());
        if (!matcher.matches() || text.text().length() > 20) {
            return Optional.empty();
        }
        try {
            var total = Duration.ofDays(amount(matcher.group(1)))
                    .plusHours(amount(matcher.group(2)))
                    .plusMinutes(amount(matcher.group(3)))
                    .plusSeconds(amount(matcher.group(4)));
            return Optional.of(total).filter(time -> time.isPositive() && time.compareTo(LONGEST) <= 0);
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static long amount(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String tight(String loose) {
        var matcher = LOOSE_DURATION.matcher(loose);
        return matcher.matches() ? matcher.group(1) + matcher.group(2).charAt(0) : loose;
    }

    /// `4096` or `10MiB`: a number of bytes, as far as EventBridge can compare it.
    public Optional<Long> bytes(String key) {
        return section.node(key).flatMap(node -> {
            var bytes = switch (node) {
                case Node.Numeric number -> BYTES.matcher(number.written());
                case Node.Text text -> BYTES.matcher(text.text());
                default -> BYTES.matcher("");
            };
            var number = bytes.matches()
                    ? Long.parseLong(bytes.group(1)) << (10 * UNITS.indexOf(bytes.group(2)))
                    : MOST_BYTES + 1;
            return number <= MOST_BYTES
                    ? Optional.of(number)
                    : wrong(key, node, "a number of bytes such as 4096, 10KiB or 2GiB, at most 5000000000");
        });
    }

    /// One of a few words, written in lower case.
    public <E extends Enum<E>> Optional<E> word(String key, E[] words) {
        Function<E, String> lower = word -> word.name().toLowerCase(Locale.ROOT);
        List<String> names = Arrays.stream(words).map(lower).toList();
        return section.node(key).flatMap(node -> {
            var written = node instanceof Node.Text text ? text.text() : "";
            var found = Arrays.stream(words)
                    .filter(word -> lower.apply(word).equals(written))
                    .findFirst();
            return found.isPresent()
                    ? found
                    : wrong(key, node, "one of " + String.join(", ", names) + meant(written, names));
        });
    }

    private static String meant(String written, List<String> names) {
        return DidYouMean.nearest(written, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    public <T> Optional<T> wrong(String key, Node node, String expected) {
        Problems problems = section.problems();
        problems.add(
                node.place(),
                "value.type",
                "'" + key + "' in " + section.what() + " is " + node.kind() + "; expected " + expected);
        return Optional.empty();
    }
}
