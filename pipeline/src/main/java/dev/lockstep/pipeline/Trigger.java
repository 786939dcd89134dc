package dev.lockstep.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What starts a pipeline. The raw event is given to the execution; `parameters` says, in JSONata over `$event`, which
/// parameters come from it, and is compiled into the state machine, and so is the `filter`.
public sealed interface Trigger {

    Start start();

    /// What every trigger has.
    ///
    /// @param id the trigger's kind, with `-2`, `-3` … for further ones of the kind, or its own `id:`
    /// @param parameters parameter name to value or expression
    /// @param filter a run for whose event it does not hold ends at once
    record Start(Place place, String id, SequencedMap<String, Value> parameters, Optional<Value.Expression> filter) {
        public Start {
            parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        }
    }

    default Place place() {
        return start().place();
    }

    default String id() {
        return start().id();
    }

    default SequencedMap<String, Value> parameters() {
        return start().parameters();
    }

    default Optional<Value.Expression> filter() {
        return start().filter();
    }

    /// What the parameters it gives name by address.
    default List<DataPlace> data() {
        return parameters().values().stream()
                .map(DataPlace::addressedBy)
                .flatMap(List::stream)
                .toList();
    }

    /// Whether something happens that starts it. Else a person does.
    default boolean isAutomatic() {
        return !(this instanceof Manual);
    }

    /// The word the trigger is written with.
    default String kind() {
        return switch (this) {
            case S3 _ -> "s3";
            case Schedule _ -> "schedule";
            case Event _ -> "event";
            case After _ -> "pipeline";
            case Manual _ -> "manual";
        };
    }

    /// An object is created in a bucket. The bucket's name is the logical one, without an environment's prefix.
    ///
    /// @param prefix what keys begin with; of a pattern what stands before its first `*`
    /// @param suffix what keys end with; of a pattern what stands behind its last `*`
    /// @param key a pattern for the whole key, in which `*` stands for anything
    /// @param latest whether an event starts nothing when a later one of its object was there before
    record S3(Start start, String bucket, String prefix, String suffix, Optional<String> key, Size size, boolean latest)
            implements Trigger {

        public boolean matches(String bucketName, String objectKey) {
            return bucket.equals(bucketName)
                    && objectKey.startsWith(prefix)
                    && objectKey.endsWith(suffix)
                    && key.map(pattern -> glob(pattern).matcher(objectKey).matches())
                            .orElse(true);
        }

        private static Pattern glob(String pattern) {
            return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
        }

        /// Whether EventBridge's event, as JSON read into maps, tells of an object this trigger waits for.
        public boolean matches(Map<?, ?> event) {
            return "aws.s3".equals(event.get("source"))
                    && "Object Created".equals(event.get("detail-type"))
                    && event.get("detail") instanceof Map<?, ?> detail
                    && detail.get("bucket") instanceof Map<?, ?> where
                    && detail.get("object") instanceof Map<?, ?> object
                    && where.get("name") instanceof String bucketName
                    && object.get("key") instanceof String objectKey
                    && matches(bucketName, objectKey)
                    && size.holds(object.get("size"));
        }
    }

    /// How large an object is that starts a run, in bytes.
    record Size(Optional<Long> atLeast, Optional<Long> atMost) {

        public static final Size ANY = new Size(Optional.empty(), Optional.empty());

        public boolean isAny() {
            return atLeast.isEmpty() && atMost.isEmpty();
        }

        private boolean holds(@Nullable Object size) {
            return isAny()
                    || (size instanceof Number bytes
                            && atLeast.map(least -> bytes.doubleValue() >= least)
                                    .orElse(true)
                            && atMost.map(most -> bytes.doubleValue() <= most).orElse(true));
        }
    }

    /// A time table in EventBridge Scheduler's words: the six fields of cron, or a rate such as `1 hour`.
    ///
    /// @param written where the time table stands
    record Schedule(Start start, Place written, Timing timing, String timezone) implements Trigger {

        /// `cron(0 2 * * ? *)`, as EventBridge Scheduler takes it.
        public String expression() {
            return switch (timing) {
                case Timing.Cron cron -> "cron(" + cron.fields() + ")";
                case Timing.Rate rate -> "rate(" + rate.text() + ")";
            };
        }
    }

    /// When a schedule is due.
    sealed interface Timing {
        record Cron(String fields) implements Timing {}

        record Rate(String text) implements Timing {}
    }

    /// Any EventBridge event; the pattern is EventBridge's own. Without a bus it is the account's default bus.
    record Event(Start start, Value.Fields pattern, Optional<String> bus) implements Trigger {}

    /// A run of another pipeline has ended. The event is Step Functions' own; `$parse($event.detail.output)` is what
    /// the run ended with.
    record After(Start start, String pipeline, Status status) implements Trigger {

        public static final String DETAIL_TYPE = "Step Functions Execution Status Change";

        /// Step Functions' words for how an execution ended.
        public enum Status {
            SUCCEEDED,
            FAILED,
            TIMED_OUT,
            ABORTED
        }

        /// Whether EventBridge's event, as JSON read into maps, tells of the end this trigger waits for. In the cloud
        /// the name has an environment's prefix before it, and whoever asks has taken it off.
        public boolean matches(Map<?, ?> event) {
            return "aws.states".equals(event.get("source"))
                    && DETAIL_TYPE.equals(event.get("detail-type"))
                    && event.get("detail") instanceof Map<?, ?> detail
                    && status.name().equals(detail.get("status"))
                    && detail.get("stateMachineArn") instanceof String arn
                    && arn.endsWith(":stateMachine:" + pipeline);
        }
    }

    /// A person starts it, with these parameters unless the person gives others. Nothing is made for it in the cloud.
    ///
    /// @param description when one would
    record Manual(Start start, String description) implements Trigger {}
}
