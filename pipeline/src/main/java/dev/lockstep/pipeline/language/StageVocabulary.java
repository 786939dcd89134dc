package dev.lockstep.pipeline.language;

import static dev.lockstep.pipeline.language.Words.CLASS;
import static dev.lockstep.pipeline.language.Words.DURATION;
import static dev.lockstep.pipeline.language.Words.EXPRESSION;
import static dev.lockstep.pipeline.language.Words.PIPELINE;
import static dev.lockstep.pipeline.language.Words.TEXT;
import static dev.lockstep.pipeline.language.Words.key;
import static dev.lockstep.pipeline.language.Words.required;
import static dev.lockstep.pipeline.language.Words.section;
import static dev.lockstep.pipeline.language.Words.words;

import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Recovery;
import dev.lockstep.pipeline.stage.Retry;
import dev.lockstep.pipeline.stage.Work;
import java.util.List;

/// Every key of a stage.
public final class StageVocabulary {

    private static final Shape CONCURRENCY = new Shape.Whole(1, 40);
    private static final Shape TOLERANCE =
            new Shape.Either(List.of(new Shape.Formed("^[0-9]+(\\.[0-9]+)?\\s*%$", "5%"), new Shape.Whole(0, 999_999)));

    private static final Shape ADDRESS =
            new Shape.Either(List.of(new Shape.Formed("^s3://[^/]+(/.*)?$", "s3://inbox/incoming/"), EXPRESSION));

    private StageVocabulary() {}

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

    public static final Section STORED = new Section(
            "stored",
            "Items that Step Functions reads from S3; the stage is distributed.",
            List.of(
                    key("listing", "The objects below an address; $item.Key, $item.Size.", ADDRESS),
                    key("csv", "The lines of a CSV file, as maps of texts.", ADDRESS),
                    key("jsonl", "The lines of a file, each JSON.", ADDRESS),
                    key("json", "The list in a JSON file.", ADDRESS),
                    key(
                            "headers",
                            "The names of the columns, when the first line of the CSV has none.",
                            new Shape.Names()),
                    key("delimiter", "What stands between columns; comma without.", words(ForEach.Delimiter.values())),
                    key("pointer", "Where in the JSON the list is, as in /rows.", TEXT),
                    key("most", "How many items are read.", new Shape.Whole(1, 100_000_000))),
            List.of("listing", "csv", "jsonl", "json"));

    public static final Section BATCH = section(
            "batch",
            "Gives an execution many items; $items stands in the stage's with.",
            key("items", "How many at most.", new Shape.Whole(1, 100_000)),
            key("bytes", "How many bytes of JSON at most.", new Shape.Whole(1, 262_144)));

    public static final Section FOR_EACH = section(
            "forEach",
            "Does the stage once for each item; $item and $index stand in its with.",
            required(
                    "items",
                    "A list, an expression that gives one, or where in S3 they are.",
                    new Shape.Either(
                            List.of(EXPRESSION, new Shape.ListOf(new Shape.Anything()), new Shape.Keys(STORED)))),
            key(
                    "concurrency",
                    "How many at once; at most 40, distributed 10000.",
                    new Shape.Whole(1, ForEach.MOST_DISTRIBUTED)),
            key(
                    "distributed",
                    "Does each item in an execution of its own, of this kind: for more than some hundred items.",
                    words(ForEach.Children.values())),
            key("batch", BATCH.description(), new Shape.Keys(BATCH)),
            key(
                    "results",
                    "Where in S3 results are written, one a line, instead of being the stage's result.",
                    ADDRESS),
            key("tolerate", "How much may fail, as in 5% or 3 items; nothing without.", TOLERANCE));

    public static final Section MATRIX = section(
            "matrix",
            "Does the stage once for each combination of some values; $matrix and $index stand in its with.",
            required(
                    "axes",
                    "Names to lists of values, as in region: [eu, us].",
                    new Shape.Named(new Shape.ListOf(new Shape.Anything()))),
            key("include", "Further combinations, in full.", new Shape.ListOf(new Shape.Values())),
            key("exclude", "Values that are left out when they come together.", new Shape.ListOf(new Shape.Values())),
            key("concurrency", "How many at once; at most 40.", CONCURRENCY),
            key("tolerate", "How much may fail, as in 5% or 3 items; nothing without.", TOLERANCE));

    public static final Section QUALITY = section(
            "quality",
            "The quality the stage's output has to reach.",
            required(
                    "atLeast",
                    "A number from 0 to 1, or an expression that gives one.",
                    new Shape.Either(List.of(new Shape.Between(0, 1), EXPRESSION))),
            key("otherwise", "What happens below it; fail without.", words(Quality.Otherwise.values())));

    public static final Section CACHE = section(
            "cache",
            "Takes an earlier result again, when nothing has changed that the stage is given.",
            key(
                    "key",
                    "What a result is known by, as expressions; all of the stage's with without.",
                    new Shape.Anything()),
            required("ttl", "How long a result may be taken again, as in 7d.", DURATION));

    public static final Section WAIT = section(
            "wait",
            "Lets time pass until a moment.",
            required("until", "ISO 8601, as in 2026-11-21T06:00:00Z, or an expression that gives it.", TEXT));

    public static final Section PERMISSION = section(
            "permission",
            "What the state machine has to be allowed for the task.",
            required("actions", "IAM actions, as in dynamodb:PutItem.", new Shape.Names()),
            required(
                    "resources",
                    "ARNs; ${prefix}, ${account}, ${region} and ${partition} stand for the environment's.",
                    new Shape.Names()));

    public static final Section TASK = section(
            "task",
            "Calls any service that Step Functions can call.",
            required("resource", "The integration, as in dynamodb:putItem or aws-sdk:s3:copyObject.", TEXT),
            required(
                    "arguments",
                    "What the integration takes. ${prefix}, ${account}, ${region} and ${partition} stand for the"
                            + " environment's.",
                    new Shape.Values()),
            key(
                    "permissions",
                    "What it has to be allowed, where that does not follow from the arguments.",
                    new Shape.ListOf(new Shape.Keys(PERMISSION))));

    public static final Section CHILD = section(
            "child",
            "Another pipeline; the stage's with are its parameters.",
            required("name", "The pipeline's name.", PIPELINE),
            key(
                    "version",
                    "The version of its state machine; what the environment runs without.",
                    new Shape.Whole(1, 1_000_000)),
            key("alias", "The alias of its state machine.", TEXT),
            key("mode", "The mode it runs in; full without.", TEXT));

    public static final Section APPROVAL = section(
            "approval",
            "Asks people and waits for one of them to answer.",
            required("notify", "The topic they listen to, without an environment's prefix.", TEXT),
            key("message", "What they are told, beside the stage's with.", TEXT),
            required("timeout", "How long there is to answer.", DURATION),
            key("heartbeat", "How often whoever works on it has to say so.", DURATION),
            key(
                    "otherwise",
                    "What happens when nobody answers in time; reject without.",
                    words(Work.Unanswered.values())));

    public static final Section RECOVERY = section(
            "recovery",
            "What happens when the stage has failed for good.",
            key("handler", "The Java class of a Lambda that is called, in full.", CLASS),
            key("memory", "Memory of its function in MB.", new Shape.Whole(128, 10_240)),
            key("with", "What it is given beside $error.", new Shape.Values()),
            key("timeout", "How long it may take; at most 15m.", DURATION),
            key("then", "Whether the run fails after it; fail without.", words(Recovery.Then.values())));

    public static final Section COMPENSATION = section(
            "compensation",
            "Undoes the stage when a later one fails; the last that was done is undone first.",
            required("handler", "The Java class of its Lambda, in full.", CLASS),
            key("memory", "Memory of its function in MB.", new Shape.Whole(128, 10_240)),
            key("with", "What it is given: the stage's own result, and those before it.", new Shape.Values()),
            key("timeout", "How long it may take; at most 15m.", DURATION));

    public static final Section STAGE = new Section(
            "stage",
            "One step. It runs after the stage written before, unless needs says otherwise.",
            List.of(
                    key("handler", "The Java class of its Lambda, in full.", CLASS),
                    key("task", TASK.description(), new Shape.Keys(TASK)),
                    key(
                            "pipeline",
                            "Another pipeline, by name or with version, alias or mode; with are its parameters.",
                            new Shape.Either(List.of(PIPELINE, new Shape.Keys(CHILD)))),
                    key("approval", APPROVAL.description(), new Shape.Keys(APPROVAL)),
                    key(
                            "choice",
                            "Names of outcomes to conditions; the first that holds is the stage's result. The last is"
                                    + " otherwise.",
                            new Shape.Named(
                                    new Shape.Either(List.of(EXPRESSION, new Shape.OneOf(List.of("otherwise")))))),
                    key(
                            "wait",
                            "Lets time pass: a duration, an expression for seconds, or { until: moment }.",
                            new Shape.Either(List.of(DURATION, EXPRESSION, new Shape.Keys(WAIT)))),
                    key("memory", "Memory of its function in MB.", new Shape.Whole(128, 10_240)),
                    key(
                            "with",
                            "What the handler, the pipeline or the approval is given. Results of stages before stand as"
                                    + " $stage.",
                            new Shape.Values()),
                    key("needs", "Stages that have to end before it begins; [] begins at once.", new Shape.Names()),
                    key("when", "Runs only when this holds; otherwise its result is null.", EXPRESSION),
                    key("forEach", FOR_EACH.description(), new Shape.Keys(FOR_EACH)),
                    key("matrix", MATRIX.description(), new Shape.Keys(MATRIX)),
                    key("retry", RETRY.description(), new Shape.Keys(RETRY)),
                    key("timeout", "How long one try may take; of a handler at most 15m.", DURATION),
                    key("heartbeat", "How often a task that is waited for has to say that it lives.", DURATION),
                    key("quality", QUALITY.description(), new Shape.Keys(QUALITY)),
                    key("cache", CACHE.description(), new Shape.Keys(CACHE)),
                    key(
                            "onFailure",
                            "What happens when it has failed for good: continue, or a handler.",
                            new Shape.Either(List.of(new Shape.OneOf(List.of("continue")), new Shape.Keys(RECOVERY)))),
                    key("compensate", COMPENSATION.description(), new Shape.Keys(COMPENSATION))),
            List.of("handler", "task", "pipeline", "approval", "choice", "wait"));
}
