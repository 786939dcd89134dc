package dev.lockstep.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What starts a pipeline by itself. The raw event is given to the execution; `parameters` says, in JSONata over
/// `$event`, which parameters come from it, and is compiled into the state machine.
public sealed interface Trigger {

    Place place();

    /// `s3`, `schedule`, `event` or `pipeline`, with `-2`, `-3` … for further ones of the kind, or the trigger's own
    /// `id:`.
    String id();

    /// Parameter name to value or expression.
    SequencedMap<String, Value> parameters();

    /// What the parameters it gives name by address.
    default List<DataPlace> data() {
        return parameters().values().stream()
                .map(DataPlace::addressedBy)
                .flatMap(List::stream)
                .toList();
    }

    /// The word the trigger is written with.
    default String kind() {
        return switch (this) {
            case S3 _ -> "s3";
            case Schedule _ -> "schedule";
            case Event _ -> "event";
            case After _ -> "pipeline";
        };
    }

    /// An object is created in a bucket. The bucket's name is the logical one, without an environment's prefix.
    record S3(
            Place place, String id, String bucket, String prefix, String suffix, SequencedMap<String, Value> parameters)
            implements Trigger {
        public S3 {
            parameters = copy(parameters);
        }

        public boolean matches(String bucketName, String key) {
            return bucket.equals(bucketName) && key.startsWith(prefix) && key.endsWith(suffix);
        }

        /// Whether EventBridge's event, as JSON read into maps, tells of an object this trigger waits for.
        public boolean matches(Map<?, ?> event) {
            return "aws.s3".equals(event.get("source"))
                    && "Object Created".equals(event.get("detail-type"))
                    && event.get("detail") instanceof Map<?, ?> detail
                    && detail.get("bucket") instanceof Map<?, ?> where
                    && detail.get("object") instanceof Map<?, ?> object
                    && where.get("name") instanceof String bucketName
                    && object.get("key") instanceof String key
                    && matches(bucketName, key);
        }
    }

    /// A time table in EventBridge Scheduler's words: the six fields of cron, or a rate such as `1 hour`.
    record Schedule(Place place, String id, Timing timing, String timezone, SequencedMap<String, Value> parameters)
            implements Trigger {
        public Schedule {
            parameters = copy(parameters);
        }

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
    record Event(
            Place place, String id, Value.Fields pattern, Optional<String> bus, SequencedMap<String, Value> parameters)
            implements Trigger {
        public Event {
            parameters = copy(parameters);
        }
    }

    /// A run of another pipeline has ended. The event is Step Functions' own; `$parse($event.detail.output)` is what
    /// the
    /// run ended with.
    record After(Place place, String id, String pipeline, Status status, SequencedMap<String, Value> parameters)
            implements Trigger {

        /// Step Functions' words for how an execution ended.
        public enum Status {
            SUCCEEDED,
            FAILED,
            TIMED_OUT,
            ABORTED
        }

        public After {
            parameters = copy(parameters);
        }

        /// Whether EventBridge's event, as JSON read into maps, tells of the end this trigger waits for. In the cloud
        /// the
        /// name has an environment's prefix before it, and whoever asks has taken it off.
        public boolean matches(Map<?, ?> event) {
            return "aws.states".equals(event.get("source"))
                    && DETAIL_TYPE.equals(event.get("detail-type"))
                    && event.get("detail") instanceof Map<?, ?> detail
                    && status.name().equals(detail.get("status"))
                    && detail.get("stateMachineArn") instanceof String arn
                    && arn.endsWith(":stateMachine:" + pipeline);
        }

        public static final String DETAIL_TYPE = "Step Functions Execution Status Change";
    }

    private static SequencedMap<String, Value> copy(SequencedMap<String, Value> parameters) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }
}
