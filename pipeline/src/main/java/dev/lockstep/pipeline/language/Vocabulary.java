package dev.lockstep.pipeline.language;

import static dev.lockstep.pipeline.language.Words.CLASS;
import static dev.lockstep.pipeline.language.Words.DURATION;
import static dev.lockstep.pipeline.language.Words.EXPRESSION;
import static dev.lockstep.pipeline.language.Words.TEXT;
import static dev.lockstep.pipeline.language.Words.key;
import static dev.lockstep.pipeline.language.Words.required;
import static dev.lockstep.pipeline.language.Words.section;
import static dev.lockstep.pipeline.language.Words.words;

import dev.lockstep.pipeline.Concurrency;
import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import java.util.List;

/// Every key of the language. A key that is not here is not read, and a key that is here is in the schema.
public final class Vocabulary {

    private Vocabulary() {}

    public static final Section PARAMETER = section(
            "parameter",
            "Something a run is given; read as $params.NAME.",
            required("type", "The JSON type of its value.", words(Parameter.Type.values())),
            key("required", "Whether a run without it fails at once.", new Shape.Truth()),
            key("default", "Its value when none is given.", new Shape.Anything()),
            key("description", "What it is for; shown by the command line.", TEXT),
            key("pattern", "A regular expression that all of the text has to match.", TEXT),
            key("enum", "The values allowed.", new Shape.ListOf(new Shape.Anything())));

    private static final Shape BYTES = new Shape.Either(
            List.of(new Shape.Whole(0, Integer.MAX_VALUE), new Shape.Formed("^[0-9]{1,10}(KiB|MiB|GiB)?$", "10MiB")));

    public static final Section SIZE = section(
            "size",
            "How large the object is, in bytes or as in 10MiB.",
            key("atLeast", "Smaller ones start nothing.", BYTES),
            key("atMost", "Larger ones start nothing.", BYTES));

    public static final Section S3 = section(
            "s3",
            "A new object in a bucket starts a run.",
            required("bucket", "The bucket's name, without an environment's prefix.", TEXT),
            key("prefix", "What the object's key begins with.", TEXT),
            key("suffix", "What the object's key ends with, such as .csv.", TEXT),
            key("key", "A pattern for all of the object's key, as in incoming/*/orders-*.csv.", TEXT),
            key("size", SIZE.description(), new Shape.Keys(SIZE)),
            key(
                    "latest",
                    "Whether an event of an object starts nothing when a later one of it has come before; false without.",
                    new Shape.Truth()));

    public static final Section SCHEDULE = new Section(
            "schedule",
            "A time table starts runs.",
            List.of(
                    key("cron", "EventBridge's six fields, as in 0 2 * * ? *", TEXT),
                    key("rate", "How often, as in 5 minutes or 1 hour.", TEXT),
                    key("timezone", "The time zone the fields are in; UTC without.", TEXT)),
            List.of("cron", "rate"));

    public static final Section EVENT = section(
            "event",
            "An EventBridge event starts a run.",
            required("pattern", "EventBridge's own event pattern.", new Shape.Values()),
            key("bus", "The event bus; the account's default bus without.", TEXT));

    public static final Section AFTER = section(
            "after",
            "The end of a run of another pipeline starts a run.",
            required("name", "The other pipeline's name.", Words.PIPELINE),
            key("status", "How the other's run ended; succeeded without.", words(Trigger.After.Status.values())));

    public static final Section TRIGGER = new Section(
            "trigger",
            "What starts the pipeline by itself.",
            List.of(
                    key("s3", S3.description(), new Shape.Keys(S3)),
                    key("schedule", SCHEDULE.description(), new Shape.Keys(SCHEDULE)),
                    key("event", EVENT.description(), new Shape.Keys(EVENT)),
                    key(
                            "pipeline",
                            AFTER.description(),
                            new Shape.Either(List.of(Words.PIPELINE, new Shape.Keys(AFTER)))),
                    key(
                            "manual",
                            "A person starts it; says when one would. Its parameters hold unless others are given.",
                            TEXT),
                    key(
                            "filter",
                            "A condition over $event; a run for whose event it does not hold ends at once.",
                            EXPRESSION),
                    key("id", "Its name; without one it is its kind, with -2, -3 … for further ones.", TEXT),
                    key(
                            "parameters",
                            "Parameters it gives, as values or expressions over $event.",
                            new Shape.Values())),
            List.of("s3", "schedule", "event", "pipeline", "manual"));

    public static final Section CONCURRENCY = section(
            "concurrency",
            "How many runs that events start may be under way at once.",
            required("runs", "As many.", new Shape.Whole(1, Concurrency.MOST)),
            key(
                    "otherwise",
                    "What becomes of further events: wait until a run has ended, or skip them; wait without.",
                    words(Concurrency.Otherwise.values())));

    public static final Section FAILURE_HANDLER = section(
            "onFailure",
            "Called once when a run failed, before it ends with the original error.",
            required("handler", "The Java class of its Lambda, in full.", CLASS),
            key("memory", "Memory of its function in MB.", new Shape.Whole(128, 10_240)),
            key("with", "What it is given beside $error.", new Shape.Values()),
            key("timeout", "How long it may take; at most 15m.", DURATION));

    public static final Section ALARMS = section(
            "alarms",
            "When someone is to be told.",
            key("failures", "Failed runs in an hour.", new Shape.Whole(1, 1_000_000)),
            key("errorRate", "The part of runs that fail.", new Shape.Part()),
            key("duration", "A run takes longer.", DURATION),
            key("quality", "The quality is below.", new Shape.Between(0, 1)));

    public static final Section NOTIFICATION = section(
            "notification",
            "Tells people by a topic how a run has ended.",
            required("topic", "The topic they listen to, without an environment's prefix.", TEXT),
            key(
                    "on",
                    "How it ended: succeeded, failed, timed_out, aborted; all but succeeded without.",
                    new Shape.Names()));

    public static final Section PIPELINE = new Section(
            "pipeline",
            "A Lockstep pipeline, compiled to an AWS Step Functions state machine.",
            List.of(
                    required("pipeline", "Its name, which is the file's name too.", Words.PIPELINE),
                    TemplateVocabulary.EXTENDS_KEY,
                    key("type", "How Step Functions runs it; standard without.", words(Pipeline.Kind.values())),
                    key("description", "What it is for, in a sentence.", TEXT),
                    key("timeout", "How long a run may take as a whole; a year without, express 5m.", DURATION),
                    key("parameters", "What a run is given.", new Shape.Named(new Shape.Keys(PARAMETER))),
                    key("triggers", "What starts it by itself.", new Shape.ListOf(new Shape.Keys(TRIGGER))),
                    key("concurrency", CONCURRENCY.description(), new Shape.Keys(CONCURRENCY)),
                    key(
                            "modes",
                            "Named parts of it: the stages that run. full, every stage, is always there.",
                            new Shape.Named(new Shape.Names())),
                    key("defaults", StageVocabulary.DEFAULTS.description(), new Shape.Keys(StageVocabulary.DEFAULTS)),
                    key("stages", "Its steps, by name.", new Shape.Named(new Shape.Keys(StageVocabulary.STAGE))),
                    key("onFailure", FAILURE_HANDLER.description(), new Shape.Keys(FAILURE_HANDLER)),
                    key("alarms", ALARMS.description(), new Shape.Keys(ALARMS)),
                    key(
                            "notifications",
                            "Who is told in the cloud how a run has ended.",
                            new Shape.ListOf(new Shape.Keys(NOTIFICATION))),
                    key(
                            "tags",
                            "Names to texts that everything of it is tagged with in the cloud.",
                            new Shape.Named(new Shape.Formed("^.{0,256}$", "shop")))),
            List.of(),
            List.of("stages", "extends"));

    /// Every section, inner ones first.
    public static final List<Section> ALL = List.of(
            TemplateVocabulary.EXTENDS,
            PARAMETER,
            SIZE,
            S3,
            SCHEDULE,
            EVENT,
            AFTER,
            TRIGGER,
            CONCURRENCY,
            StageVocabulary.RETRY,
            StageVocabulary.DEFAULTS,
            StageVocabulary.STORED,
            StageVocabulary.BATCH,
            StageVocabulary.FOR_EACH,
            StageVocabulary.MATRIX,
            StageVocabulary.QUALITY,
            StageVocabulary.CACHE,
            StageVocabulary.WAIT,
            StageVocabulary.PERMISSION,
            StageVocabulary.TASK,
            StageVocabulary.CHILD,
            StageVocabulary.APPROVAL,
            StageVocabulary.RECOVERY,
            StageVocabulary.COMPENSATION,
            StageVocabulary.STAGE,
            FAILURE_HANDLER,
            ALARMS,
            NOTIFICATION,
            PIPELINE);
}
