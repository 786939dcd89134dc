package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.Trigger;
import java.util.Map;

/// What starts a pipeline, with the words each kind has.
public sealed interface TriggerDefinition {

    Keys keys();

    /// A new object in a bucket.
    static S3 s3(String bucket) {
        return new S3(Keys.none().with(S3.KEY, Keys.none().with("bucket", bucket)));
    }

    /// EventBridge's six fields, as in `0 2 * * ? *`.
    static Schedule cron(String fields) {
        return new Schedule(Keys.none().with(Schedule.KEY, Keys.none().with("cron", fields)));
    }

    /// As in `5 minutes`.
    static Schedule rate(String rate) {
        return new Schedule(Keys.none().with(Schedule.KEY, Keys.none().with("rate", rate)));
    }

    /// Any EventBridge event.
    static Event event(Map<String, ?> pattern) {
        return new Event(Keys.none().with(Event.KEY, Keys.none().with("pattern", pattern)));
    }

    /// A run of another pipeline has ended so.
    static After after(String pipeline, Trigger.After.Status status) {
        return new After(
                Keys.none().with("pipeline", Keys.none().with("name", pipeline).with("status", status)));
    }

    /// A person starts it.
    static Manual manual(String description) {
        return new Manual(Keys.none().with("manual", description));
    }

    /// What all triggers have.
    interface Start<S> extends StageDefinition.Said<S> {

        default S id(String id) {
            return said(keys().with("id", id));
        }

        /// What a parameter is when this starts the run; `$event` is the event.
        default <T> S gives(RunParameter<T> parameter, Given<? extends T> value) {
            return gives(parameter.name(), value);
        }

        default S gives(String parameter, Object value) {
            return said(keys().within("parameters", parameter, value));
        }
    }

    /// What triggers have that wait for an event.
    interface Filtered<S> extends Start<S> {

        /// A run for whose event it does not hold ends at once.
        default S filter(Given.Expression<Boolean> condition) {
            return said(keys().with("filter", condition));
        }
    }

    record S3(Keys keys) implements TriggerDefinition, Filtered<S3> {

        private static final String KEY = "s3";

        public S3 prefix(String beginning) {
            return with("prefix", beginning);
        }

        public S3 suffix(String end) {
            return with("suffix", end);
        }

        /// A pattern for all of the object's key.
        public S3 key(String pattern) {
            return with("key", pattern);
        }

        /// An event of an object starts nothing when a later one of the same object was there before.
        public S3 latest() {
            return with("latest", true);
        }

        public S3 bytesAtLeast(long bytes) {
            return with("size", keys.inside(KEY).inside("size").with("atLeast", bytes));
        }

        public S3 bytesAtMost(long bytes) {
            return with("size", keys.inside(KEY).inside("size").with("atMost", bytes));
        }

        private S3 with(String key, Object value) {
            return said(keys.withInside(KEY, key, value));
        }

        @Override
        public S3 said(Keys more) {
            return new S3(more);
        }
    }

    record Schedule(Keys keys) implements TriggerDefinition, Filtered<Schedule> {

        private static final String KEY = "schedule";

        public Schedule timezone(String zone) {
            return said(keys.within(KEY, "timezone", zone));
        }

        @Override
        public Schedule said(Keys more) {
            return new Schedule(more);
        }
    }

    record Event(Keys keys) implements TriggerDefinition, Filtered<Event> {

        private static final String KEY = "event";

        public Event bus(String bus) {
            return said(keys.within(KEY, "bus", bus));
        }

        @Override
        public Event said(Keys more) {
            return new Event(more);
        }
    }

    record After(Keys keys) implements TriggerDefinition, Filtered<After> {

        @Override
        public After said(Keys more) {
            return new After(more);
        }
    }

    record Manual(Keys keys) implements TriggerDefinition, Start<Manual> {

        @Override
        public Manual said(Keys more) {
            return new Manual(more);
        }
    }
}
