package dev.lockstep.pipeline.language;

import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Retry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Every key of the language. A key that is not here is not read, and a key that is here is in the schema.
public final class Vocabulary {

    private static final Shape TEXT = new Shape.Text();
    private static final Shape DURATION = new Shape.Duration();
    private static final Shape EXPRESSION = new Shape.Expression();
    private static final Shape CLASS =
            new Shape.Formed("^([a-z_][A-Za-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*$", "com.example.orders.ExtractHandler");

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

    public static final Section S3 = section(
            "s3",
            "A new object in a bucket starts a run.",
            required("bucket", "The bucket's name, without an environment's prefix.", TEXT),
            key("prefix", "What the object's key begins with.", TEXT),
            key("suffix", "What the object's key ends with, such as .csv.", TEXT));

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

    public static final Section TRIGGER = new Section(
            "trigger",
            "What starts the pipeline by itself.",
            List.of(
                    key("s3", S3.description(), new Shape.Keys(S3)),
                    key("schedule", SCHEDULE.description(), new Shape.Keys(SCHEDULE)),
                    key("event", EVENT.description(), new Shape.Keys(EVENT)),
                    key("id", "Its name; without one it is its kind, with -2, -3 … for further ones.", TEXT),
                    key(
                            "parameters",
                            "Parameters it gives, as values or expressions over $event.",
                            new Shape.Values())),
            List.of("s3", "schedule", "event"));

    public static final Section RETRY = section(
            "retry",
            "How a failed stage is tried again. Wrong input and a failed quality gate never are.",
            key("attempts", "Tries after the first; 3 without.", new Shape.Whole(0, 1_000)),
            key("interval", "The wait before the first new try; 1s without.", DURATION),
            key("backoff", "What each further wait is multiplied by; 2 without.", new Shape.Between(1, 100)),
            key("maxInterval", "The longest wait.", DURATION),
            key(
                    "jitter",
                    "full spreads waits by chance, so that many do not come at once.",
                    words(Retry.Jitter.values())),
            key("on", "Errors that are tried again; any failure and timeout without.", new Shape.Names()));

    public static final Section DEFAULTS = section(
            "defaults",
            "What every stage has that does not say otherwise.",
            key("retry", RETRY.description(), new Shape.Keys(RETRY)),
            key("timeout", "How long a stage may take.", DURATION));

    public static final Section FOR_EACH = section(
            "forEach",
            "Does the stage once for each item; $item and $index stand in its with.",
            required(
                    "items",
                    "A list, or an expression that gives one.",
                    new Shape.Either(List.of(EXPRESSION, new Shape.ListOf(new Shape.Anything())))),
            key("concurrency", "How many at once; at most 40.", new Shape.Whole(1, 40)),
            key(
                    "tolerate",
                    "How much may fail, as in 5% or 3 items; nothing without.",
                    new Shape.Either(List.of(
                            new Shape.Formed("^[0-9]+(\\.[0-9]+)?\\s*%$", "5%"), new Shape.Whole(0, 999_999)))));

    public static final Section QUALITY = section(
            "quality",
            "The quality the stage's output has to reach.",
            required(
                    "atLeast",
                    "A number from 0 to 1, or an expression that gives one.",
                    new Shape.Either(List.of(new Shape.Between(0, 1), EXPRESSION))),
            key("otherwise", "What happens below it; fail without.", words(Quality.Otherwise.values())));

    public static final Section WAIT = section(
            "wait",
            "Lets time pass until a moment.",
            required("until", "ISO 8601, as in 2026-11-21T06:00:00Z, or an expression that gives it.", TEXT));

    public static final Section STAGE = new Section(
            "stage",
            "One step. It runs after the stage written before, unless needs says otherwise.",
            List.of(
                    key("handler", "The Java class of its Lambda, in full.", CLASS),
                    key(
                            "wait",
                            "Lets time pass: a duration, an expression for seconds, or { until: moment }.",
                            new Shape.Either(List.of(DURATION, EXPRESSION, new Shape.Keys(WAIT)))),
                    key("memory", "Memory of its function in MB.", new Shape.Whole(128, 10_240)),
                    key(
                            "with",
                            "What the handler is given. Results of stages before stand as $stage.",
                            new Shape.Values()),
                    key("needs", "Stages that have to end before it begins; [] begins at once.", new Shape.Names()),
                    key("when", "Runs only when this holds; otherwise its result is null.", EXPRESSION),
                    key("forEach", FOR_EACH.description(), new Shape.Keys(FOR_EACH)),
                    key("retry", RETRY.description(), new Shape.Keys(RETRY)),
                    key("timeout", "How long one try may take; at most 15m.", DURATION),
                    key("quality", QUALITY.description(), new Shape.Keys(QUALITY))),
            List.of("handler", "wait"));

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

    public static final Section PIPELINE = section(
            "pipeline",
            "A Lockstep pipeline, compiled to an AWS Step Functions state machine.",
            required(
                    "pipeline",
                    "Its name, which is the file's name too.",
                    new Shape.Formed("^[a-z][a-z0-9-]{0,39}$", "orders")),
            key("description", "What it is for, in a sentence.", TEXT),
            key("parameters", "What a run is given.", new Shape.Named(new Shape.Keys(PARAMETER))),
            key("triggers", "What starts it by itself.", new Shape.ListOf(new Shape.Keys(TRIGGER))),
            key(
                    "modes",
                    "Named parts of it: the stages that run. full, every stage, is always there.",
                    new Shape.Named(new Shape.Names())),
            key("defaults", DEFAULTS.description(), new Shape.Keys(DEFAULTS)),
            required("stages", "Its steps, by name.", new Shape.Named(new Shape.Keys(STAGE))),
            key("onFailure", FAILURE_HANDLER.description(), new Shape.Keys(FAILURE_HANDLER)),
            key("alarms", ALARMS.description(), new Shape.Keys(ALARMS)));

    /// Every section, inner ones first.
    public static final List<Section> ALL = List.of(
            PARAMETER,
            S3,
            SCHEDULE,
            EVENT,
            TRIGGER,
            RETRY,
            DEFAULTS,
            FOR_EACH,
            QUALITY,
            WAIT,
            STAGE,
            FAILURE_HANDLER,
            ALARMS,
            PIPELINE);

    private static Section section(String name, String description, Section.Key... keys) {
        return new Section(name, description, List.of(keys), List.of());
    }

    private static Section.Key key(String name, String description, Shape shape) {
        return new Section.Key(name, false, description, shape);
    }

    private static Section.Key required(String name, String description, Shape shape) {
        return new Section.Key(name, true, description, shape);
    }

    private static Shape words(Enum<?>[] words) {
        return new Shape.OneOf(Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList());
    }
}
