package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What a stage does. One kind of stage is one record here.
public sealed interface Work {

    Place place();

    /// The key the stage is written with.
    default String kind() {
        return switch (this) {
            case Handler _ -> "handler";
            case Task _ -> "task";
            case Child _ -> "pipeline";
            case Approval _ -> "approval";
            case Choice _ -> "choice";
            case Wait _ -> "wait";
        };
    }

    /// A Java Lambda: the class whose `handleRequest` is called, and the memory its function has (MB) if it wants its
    /// own.
    record Handler(Place place, String className, OptionalInt memory) implements Work {}

    /// Any integration of Step Functions, in Step Functions' own words. What the state machine needs to be allowed for
    /// it is said by the author where it does not follow from the arguments.
    record Task(Place place, String resource, Value.Fields arguments, List<Permission> permissions) implements Work {
        public Task {
            permissions = List.copyOf(permissions);
        }

        /// Whether it ends when someone answers by its token.
        public boolean waitsForToken() {
            return resource.endsWith(".waitForTaskToken");
        }

        /// Whether it ends when what it started has ended.
        public boolean waitsForJob() {
            return resource.contains(".sync");
        }
    }

    /// Actions on resources, as IAM spells them; resources may have `${prefix}`, `${account}`, `${region}` and
    /// `${partition}`.
    record Permission(Place place, List<String> actions, List<String> resources) {
        public Permission {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }
    }

    /// Another pipeline, started with the stage's `with` as its parameters and waited for. Its result is what it ends
    /// with: the results of all its stages.
    record Child(Place place, String pipeline, Edition edition, Optional<String> mode) implements Work {}

    /// Which edition of a child is started.
    sealed interface Edition {
        /// What the environment runs: the alias its triggers use, where there are versions.
        record Current() implements Edition {}

        record Version(int number) implements Edition {}

        record Alias(String name) implements Edition {}
    }

    /// Asks people, by a topic of the environment, and waits for one of them to answer. A function of the stage's name
    /// sends the question, with what the run waits with: a token.
    record Approval(
            Place place,
            String topic,
            Optional<Value> message,
            Duration timeout,
            Optional<Duration> heartbeat,
            Unanswered otherwise)
            implements Work {

        /// What the function is given while the run is under way, beside its `with`.
        public static final String TOKEN = "taskToken";

        private static final String ASKS = "dev.lockstep.functions.approve.AskHandler";
        private static final int MEGABYTES = 512;
        private static final Duration ASKING = Duration.ofSeconds(30);

        /// The function that asks.
        ///
        /// @param details what the author says in the stage's `with`
        LambdaFunction function(String stage, Value.Fields details) {
            var with = new LinkedHashMap<String, Value>();
            with.put("topic", new Value.Text(place, topic));
            message.ifPresent(written -> with.put("message", written));
            if (!details.entries().isEmpty()) {
                with.put("details", details);
            }
            with.put("seconds", new Value.Numeric(place, BigDecimal.valueOf(timeout.toSeconds())));
            return new LambdaFunction(
                    place,
                    stage,
                    new Handler(place, ASKS, OptionalInt.of(MEGABYTES)),
                    new Value.Fields(place, with),
                    Optional.of(ASKING));
        }
    }

    /// What happens when nobody answers in time.
    enum Unanswered {
        REJECT,
        APPROVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Finds the first condition that holds. Its result is the name of that outcome; stages that depend on it have a
    /// `when` that reads it.
    ///
    /// @param otherwise the outcome when no condition holds
    record Choice(Place place, SequencedMap<String, Value.Expression> outcomes, String otherwise) implements Work {
        public Choice {
            outcomes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outcomes));
        }
    }

    /// Lets time pass, for free: nothing runs meanwhile. Its result is null.
    record Wait(Place place, Length length) implements Work {}

    /// How long a wait is.
    sealed interface Length {
        record For(Duration time) implements Length {}

        /// An expression that gives a number of seconds.
        record Seconds(Value.Expression number) implements Length {}

        /// A moment as ISO 8601 text, or an expression that gives one.
        record Until(Value moment) implements Length {}
    }
}
