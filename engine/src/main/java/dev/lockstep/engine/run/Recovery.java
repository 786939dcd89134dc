package dev.lockstep.engine.run;

import dev.lockstep.engine.definition.Catcher;
import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.Retrier;
import dev.lockstep.engine.definition.Retrier.JitterStrategy;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.time.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a state's failures are mended: its retriers first, then its catchers, each in the order written.
public record Recovery(List<Retrier> retriers, List<Handler> handlers) {
    public static final Recovery NONE = new Recovery(List.of(), List.of());

    /// What neither `States.ALL` nor anything else catches.
    private static final String TERMINAL = "States.Runtime";

    public Recovery {
        retriers = List.copyOf(retriers);
        handlers = List.copyOf(handlers);
    }

    public static Recovery of(List<Retrier> retriers, List<Catcher> catchers) {
        List<Handler> handlers = new ArrayList<>();
        for (Catcher catcher : catchers) {
            handlers.add(new Handler(catcher.errorEquals(), Flow.of(catcher.flow()), new Next.To(catcher.next())));
        }
        return new Recovery(retriers, handlers);
    }

    /// A catcher, planned.
    public record Handler(List<String> errorEquals, Flow flow, Next next) {
        Transition handle(Visit visit, StateFailure failure) {
            return new Transition.Exit(flow.caught(visit.frame(), errorOutput(failure)), next);
        }
    }

    /// Mends a failure: the state is tried again after a while, or left where a catcher leads.
    static Optional<Transition> mend(Visit visit, StateFailure failure) {
        Recovery recovery = visit.step().recovery();
        Optional<Duration> delay =
                recovery.retryDelay(failure, visit.attempts(), visit.run().chance());
        if (delay.isPresent()) {
            visit.disarm();
            visit.signalAfter(delay.get(), new Signal.TryAgain());
            return Optional.of(new Transition.Waiting());
        }
        visit.step().giveUp(visit, failure);
        return recovery.handler(failure, visit.attempts()).map(handler -> {
            // what goes wrong from here on is not mended again
            visit.attempts().exhaust();
            try {
                return handler.handle(visit, failure);
            } catch (EvaluationFailure e) {
                return visit.failed(e);
            }
        });
    }

    /// How long to wait before trying again; nothing when no retrier has an attempt left.
    Optional<Duration> retryDelay(StateFailure failure, Count count, Chance chance) {
        for (int i = 0; i < retriers.size() && !count.isExhausted(); i++) {
            Retrier retrier = retriers.get(i);
            if (matches(retrier.errorEquals(), failure)) {
                // the first that matches decides, even when it has no attempts left
                return count.of(i) < retrier.maxAttempts()
                        ? Optional.of(delay(retrier, count.next(i), chance))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    Optional<Handler> handler(StateFailure failure, Count count) {
        if (count.isExhausted()) {
            return Optional.empty();
        }
        return handlers.stream()
                .filter(handler -> matches(handler.errorEquals(), failure))
                .findFirst();
    }

    /// Whether a rule for these errors is one for this failure.
    public static boolean matches(List<String> errorEquals, StateFailure failure) {
        if (failure.is(TERMINAL)) {
            return false;
        }
        for (String name : errorEquals) {
            if (name.equals("States.ALL")
                    || failure.is(name)
                    || (name.equals("States.TaskFailed") && !failure.is("States.Timeout"))) {
                return true;
            }
        }
        return false;
    }

    private static Duration delay(Retrier retrier, int attempt, Chance chance) {
        double seconds = retrier.interval().toSeconds() * Math.pow(retrier.backoffRate(), attempt);
        double most = retrier.maxDelay().map(Duration::toSeconds).orElse(31_622_400L);
        double capped = Math.min(seconds, most);
        double chosen = retrier.jitter() == JitterStrategy.FULL ? capped * chance.fraction() : capped;
        return Duration.ofMillis(Math.round(chosen * 1000));
    }

    /// `$states.errorOutput`, or what a JSONPath catcher hands on.
    public static Map<String, Object> errorOutput(StateFailure failure) {
        Map<String, Object> output = new LinkedHashMap<>();
        failure.error().ifPresent(error -> output.put("Error", error));
        failure.cause().ifPresent(cause -> output.put("Cause", cause));
        return output;
    }

    /// How often each retrier was used during a visit.
    public static final class Count {
        private final Map<Integer, Integer> used = new LinkedHashMap<>(0);
        private boolean exhausted;

        int of(int retrier) {
            return used.getOrDefault(retrier, 0);
        }

        /// Begins to count anew.
        void reset() {
            used.clear();
            exhausted = false;
        }

        /// Nothing mends this visit any more.
        void exhaust() {
            exhausted = true;
        }

        boolean isExhausted() {
            return exhausted;
        }

        /// Uses a retrier once more; gives how often it was used before.
        int next(int retrier) {
            int before = of(retrier);
            used.put(retrier, before + 1);
            return before;
        }

        /// The retries altogether, which the context object shows.
        int retries() {
            return used.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
