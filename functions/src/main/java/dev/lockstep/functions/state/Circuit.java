package dev.lockstep.functions.state;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What a breaker knows.
sealed interface Circuit {
    /// Everybody calls.
    ///
    /// @param failures in a row so far
    record Closed(int failures) implements Circuit {}

    /// Nobody calls until then.
    ///
    /// @param times how often in a row it has opened
    record Open(Instant until, int times) implements Circuit {}

    /// One calls, to see; should nothing be heard of that until then, another does.
    record HalfOpen(Instant until, int times) implements Circuit {}

    /// As it is written.
    record Written(String circuit, int count, Optional<String> until) {}

    static Circuit of(Optional<Json.Obj> document) {
        if (document.isEmpty() || document.get().fields().isEmpty()) {
            return new Closed(0);
        }
        try {
            Written written = Records.decode(document.get(), Written.class, "");
            return switch (written.circuit()) {
                case "closed" -> new Closed(written.count());
                case "open" -> new Open(Instant.parse(written.until().orElseThrow()), written.count());
                case "half-open" -> new HalfOpen(Instant.parse(written.until().orElseThrow()), written.count());
                default ->
                    throw new InvalidInput("a breaker is " + written.circuit().toLowerCase(Locale.ROOT));
            };
        } catch (Mismatch e) {
            throw new InvalidInput("what is remembered is not the state of a breaker: " + e.getMessage(), e);
        }
    }

    default Json.Obj document() {
        return (Json.Obj) Records.encode(
                switch (this) {
                    case Closed(int failures) -> new Written("closed", failures, Optional.empty());
                    case Open(Instant until, int times) -> new Written("open", times, Optional.of(until.toString()));
                    case HalfOpen(Instant until, int times) ->
                        new Written("half-open", times, Optional.of(until.toString()));
                });
    }

    /// Until when whoever asks now is refused.
    default Optional<Instant> refusedUntil(Instant now) {
        return switch (this) {
            case Closed ignored -> Optional.empty();
            case Open(Instant until, int ignored) -> Optional.of(until).filter(now::isBefore);
            case HalfOpen(Instant until, int ignored) -> Optional.of(until).filter(now::isBefore);
        };
    }

    /// The first one who asks when the pause is over is the one who calls.
    default Circuit asked(Instant now, Breaker.Rule rule) {
        if (refusedUntil(now).isPresent()) {
            return this;
        }
        return switch (this) {
            case Closed ignored -> this;
            case Open(Instant ignored, int times) -> new HalfOpen(now.plus(rule.pause()), times);
            case HalfOpen(Instant ignored, int times) -> new HalfOpen(now.plus(rule.pause()), times);
        };
    }

    /// An answer closes it; one that was asked for before it opened says nothing about now.
    default Circuit afterAnswer() {
        return switch (this) {
            case Closed ignored -> new Closed(0);
            case HalfOpen ignored -> new Closed(0);
            case Open ignored -> this;
        };
    }

    default Circuit afterFailure(Instant now, Breaker.Rule rule) {
        return switch (this) {
            case Closed(int failures) when failures + 1 < rule.failures() -> new Closed(failures + 1);
            case Closed ignored -> new Open(now.plus(rule.pause()), 1);
            case Open ignored -> this;
            case HalfOpen(Instant ignored, int times) -> new Open(now.plus(pause(rule, times)), times + 1);
        };
    }

    private static Duration pause(Breaker.Rule rule, int times) {
        Duration longer = rule.pause().multipliedBy(1L << Math.min(times, 20));
        return longer.compareTo(Breaker.LONGEST) < 0 ? longer : Breaker.LONGEST;
    }
}
