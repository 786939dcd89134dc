package dev.lockstep.infra.environment;

import dev.lockstep.pipeline.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How one kind of value is read, and how a person would say what is expected there.
record Scalar<T>(String expected, Function<Value, Optional<T>> reader) {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    Optional<T> read(Value value) {
        return reader.apply(value);
    }

    static Scalar<String> text(String expected, String pattern) {
        var compiled = Pattern.compile(pattern);
        return new Scalar<>(
                expected,
                value -> value instanceof Value.Text text
                                && compiled.matcher(text.text()).matches()
                        ? Optional.of(text.text())
                        : Optional.empty());
    }

    static Scalar<Boolean> truth() {
        return new Scalar<>(
                "true or false",
                value -> value instanceof Value.Bool bool ? Optional.of(bool.truth()) : Optional.empty());
    }

    static Scalar<Integer> wholeNumber(int least, int most) {
        return new Scalar<>(
                "a whole number from " + least + " to " + most,
                value -> value instanceof Value.Numeric numeric
                        ? whole(numeric.number()).filter(number -> number >= least && number <= most)
                        : Optional.empty());
    }

    static Scalar<Duration> duration(Duration least, Duration most, String said) {
        return new Scalar<>(
                said,
                value -> length(value).filter(length -> length.compareTo(least) >= 0 && length.compareTo(most) <= 0));
    }

    /// A length that is whole minutes.
    static Scalar<Duration> minutes(Duration least, Duration most, String said) {
        var any = duration(least, most, said);
        return new Scalar<>(
                said, value -> any.read(value).filter(length -> length.equals(Duration.ofMinutes(length.toMinutes()))));
    }

    static Scalar<Retention> retention() {
        return new Scalar<>(
                Retention.expected(),
                value -> length(value)
                        .filter(length -> length.equals(Duration.ofDays(length.toDays())))
                        .flatMap(length -> Retention.of(length.toDays())));
    }

    /// A part of a whole, as it is written.
    static Scalar<String> percentage() {
        return text("a part from 0% to 100%, such as 5%", "(?:100(?:\\.0{1,6})?|[0-9]{1,2}(?:\\.[0-9]{1,6})?)%");
    }

    static <E extends Enum<E>> Scalar<E> oneOf(Class<E> type) {
        var constants = List.of(type.getEnumConstants());
        return new Scalar<>(
                constants.stream().map(Enum::name).collect(Collectors.joining(", ")),
                value -> value instanceof Value.Text text
                        ? constants.stream()
                                .filter(constant -> constant.name().equals(text.text()))
                                .findFirst()
                        : Optional.empty());
    }

    private static Optional<Duration> length(Value value) {
        if (!(value instanceof Value.Text text)) {
            return Optional.empty();
        }
        var matcher = DURATION.matcher(text.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    case String _ -> Duration.ofDays(number);
                });
    }

    private static Optional<Integer> whole(BigDecimal number) {
        try {
            return Optional.of(number.intValueExact());
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}
