package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.References;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.stage.Retry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads `retry`, in a stage and in the defaults: a stage's settings win one by one.
record RetryReader(Problems problems) {

    /// As far as something was written.
    record Settings(
            Optional<Place> place,
            OptionalInt attempts,
            Optional<Duration> interval,
            Optional<BigDecimal> backoff,
            Optional<Duration> maxInterval,
            Optional<Retry.Jitter> jitter,
            List<String> on) {

        static final Settings NONE = new Settings(
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        Settings over(Settings defaults) {
            return new Settings(
                    place.or(defaults::place),
                    attempts.isPresent() ? attempts : defaults.attempts,
                    interval.or(defaults::interval),
                    backoff.or(defaults::backoff),
                    maxInterval.or(defaults::maxInterval),
                    jitter.or(defaults::jitter),
                    on.isEmpty() ? defaults.on : on);
        }

        /// Step Functions' own defaults fill what nobody said: 3 attempts, 1 second, doubled each time.
        Optional<Retry> retry() {
            return place.map(where -> new Retry(
                    where,
                    attempts.orElse(3),
                    interval.orElse(Duration.ofSeconds(1)),
                    backoff.orElse(BigDecimal.TWO),
                    maxInterval,
                    jitter.orElse(Retry.Jitter.NONE),
                    on.isEmpty() ? Retry.ANY_FAILURE : on));
        }
    }

    Settings settings(Section owner) {
        return owner.node("retry")
                .flatMap(node -> Section.of(node, "retry of " + owner.what(), StageVocabulary.RETRY, problems))
                .map(section -> settings(section, owner.placeOf("retry")))
                .orElse(Settings.NONE);
    }

    private Settings settings(Section section, Place place) {
        var scalars = new Scalars(section);
        return new Settings(
                Optional.of(place),
                scalars.count("attempts", 0, 1_000),
                scalars.duration("interval"),
                scalars.number("backoff", BigDecimal.ONE, BigDecimal.valueOf(100)),
                scalars.duration("maxInterval"),
                scalars.word("jitter", Retry.Jitter.values()),
                section.node("on")
                        .map(node -> new References(problems).list(node, "'on'", "error names"))
                        .map(names -> names.stream().map(Reference::name).toList())
                        .orElse(List.of()));
    }
}
