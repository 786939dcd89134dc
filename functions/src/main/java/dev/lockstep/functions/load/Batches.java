package dev.lockstep.functions.load;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Gathers entries into batches. What was not taken just now is sent again, more and more slowly, before anything that
/// comes after it.
///
/// @param <E> an entry
final class Batches<E> {
    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String target;
    private final Limits limits;
    private final Taker<E> taker;
    private final StageContext context;
    private final LongConsumer sent;
    private final List<E> waiting = new ArrayList<>();
    private long bytes;
    private long row;

    /// What one call takes.
    record Limits(int entries, long bytes) {}

    /// Who takes them.
    @FunctionalInterface
    interface Taker<E> {
        /// Sends entries, and returns those that were not taken just now.
        List<E> send(List<E> entries);
    }

    /// @param target what messages call it
    /// @param sent told, behind each batch, the row up to which all have been taken
    Batches(String target, Limits limits, Taker<E> taker, StageContext context, LongConsumer sent) {
        this.target = target;
        this.limits = limits;
        this.taker = taker;
        this.context = context;
        this.sent = sent;
    }

    /// @param number the row it was made of, counted from 1
    void add(E entry, long size, long number) {
        if (bytes + size > limits.bytes()) {
            send();
        }
        waiting.add(entry);
        bytes += size;
        row = number;
        if (waiting.size() == limits.entries()) {
            send();
        }
    }

    /// Sends what waits.
    void send() {
        if (waiting.isEmpty()) {
            return;
        }
        List<E> left = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < TRIES; i++) {
            left = taker.send(left);
            if (left.isEmpty()) {
                sent.accept(row);
                return;
            }
            if (context.remaining().compareTo(pause.plus(LONGEST_PAUSE)) < 0) {
                break;
            }
            Time.waitFor(target, pause, context.time());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        throw new Unavailable(target + " did not take " + left.size() + " entries; it is throttled");
    }
}
