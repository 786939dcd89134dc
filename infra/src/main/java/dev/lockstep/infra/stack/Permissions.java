package dev.lockstep.infra.stack;

import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.Pruned;
import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What a stage's function may touch, derived from what the pipeline says and from nothing else.
///
/// - data handed on: it reads its own pipeline's, and writes under its own stage's name;
/// - a bucket, table, topic, queue or bus that its `with` names: as the language says, `bucket` and `table` are
/// written, `topic`, `queue` and `bus` are sent to, `s3://…` is read, with the folder of an export that it names,
/// `dynamodb://…` is scanned;
/// - where it keeps so many and no more (`keep` beside `bucket`), it deletes below that prefix and its `name`;
/// - what the stage kit remembers for its pipeline;
/// - where a trigger listens or what it names, when it sets a parameter (`source`) that the `with` uses: read, below
///   the trigger's prefix.
///
/// Names of objects are not known before the run, so every S3 resource ends in `*` below the narrowest prefix known.
final class Permissions {

    private static final List<String> READ_OBJECTS = List.of("s3:GetObject");
    private static final List<String> WRITE_OBJECTS = List.of("s3:AbortMultipartUpload", "s3:PutObject");
    private static final List<String> WRITE_ITEMS = List.of(
            "dynamodb:BatchGetItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem");
    private static final List<String> READ_ITEMS = List.of("dynamodb:Scan");

    private final Arns arns;
    private final Deployable pipeline;

    Permissions(Arns arns, Deployable pipeline) {
        this.arns = arns;
        this.pipeline = pipeline;
    }

    List<PolicyStatement> of(String stage, Value.Fields with) {
        var runs = "runs/" + pipeline.name() + "/";
        var read = new LinkedHashSet<>(List.of(arns.objects(DataStack.HANDED_ON, runs)));
        var written = new LinkedHashSet<>(List.of(arns.objects(DataStack.HANDED_ON, runs + "*/" + stage + "/")));
        var listed = new LinkedHashSet<>(List.of(arns.bucket(DataStack.HANDED_ON)));
        var pruned = new LinkedHashSet<String>();
        Pruned.by(with).ifPresent(place -> pruned.add(arns.objects(place.bucket(), place.prefix())));
        var readTables = new LinkedHashSet<String>();
        var writtenTables = new LinkedHashSet<String>();
        var topics = new LinkedHashSet<String>();
        var queues = new LinkedHashSet<String>();
        var buses = new LinkedHashSet<String>();
        for (var place : DataPlace.namedBy(with)) {
            switch (place) {
                case DataPlace.Bucket bucket -> {
                    read.add(arns.objects(bucket.name(), bucket.prefix()));
                    listed.add(arns.bucket(bucket.name()));
                    if (bucket.access() == DataPlace.Access.WRITE) {
                        written.add(arns.objects(bucket.name(), bucket.prefix()));
                    }
                }
                case DataPlace.Table table ->
                    (table.access() == DataPlace.Access.WRITE ? writtenTables : readTables)
                            .add(arns.table(table.name()));
                case DataPlace.Topic topic -> topics.add(arns.topic(topic.name()));
                case DataPlace.Queue queue -> queues.add(arns.queue(queue.name()));
                case DataPlace.Bus bus -> buses.add(arns.bus(bus.name()));
            }
        }
        for (var trigger : pipeline.pipeline().triggers()) {
            if (uses(with, trigger)) {
                given(trigger).forEach(bucket -> {
                    read.add(arns.objects(bucket.name(), bucket.prefix()));
                    listed.add(arns.bucket(bucket.name()));
                });
            }
        }
        var statements = new ArrayList<PolicyStatement>();
        allow(statements, "ReadData", READ_OBJECTS, read);
        allow(statements, "WriteData", WRITE_OBJECTS, written);
        allow(statements, "PruneData", List.of("s3:DeleteObject"), pruned);
        // without it a missing object is answered as forbidden, not as missing
        allow(statements, "TellMissingFromForbidden", List.of("s3:ListBucket"), listed);
        allow(statements, "ReadTables", READ_ITEMS, readTables);
        allow(statements, "WriteTables", WRITE_ITEMS, writtenTables);
        statements.add(remember(arns, pipeline));
        allow(statements, "TellTopics", List.of("sns:Publish"), topics);
        allow(statements, "FillQueues", List.of("sqs:SendMessage"), queues);
        allow(statements, "PutOnBuses", List.of("events:PutEvents"), buses);
        return List.copyOf(statements);
    }

    /// What the function of an approval may touch, which is handed no data: the topic and the question it keeps; and,
    /// where answers come by a page, the run, for an answer that came before it asked again.
    List<PolicyStatement> ofAsking(String topic, boolean byPage) {
        var ask = PolicyStatement.Builder.create()
                .sid("Ask")
                .actions(List.of("sns:Publish"))
                .resources(List.of(arns.topic(topic)))
                .build();
        return byPage
                ? List.of(remember(arns, pipeline), ask, answer(arns, pipeline))
                : List.of(remember(arns, pipeline), ask);
    }

    /// Tells the runs of the pipeline that wait what was decided.
    static PolicyStatement answer(Arns arns, Deployable pipeline) {
        return PolicyStatement.Builder.create()
                .sid("Answer")
                .actions(List.of("states:SendTaskFailure", "states:SendTaskSuccess"))
                .resources(List.of(arns.stateMachine(pipeline.name())))
                .build();
    }

    /// In the kit's own table, items whose key begins with the pipeline's name and no others.
    static PolicyStatement remember(Arns arns, Deployable pipeline) {
        return PolicyStatement.Builder.create()
                .sid("Remember")
                .actions(List.of("dynamodb:GetItem", "dynamodb:UpdateItem"))
                .resources(List.of(arns.table(DataStack.REMEMBERED)))
                .conditions(Map.of(
                        "ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of(pipeline.name() + "/*"))))
                .build();
    }

    /// The places an address may lead to, as far as they are known before a run: what it begins with, what a trigger
    /// gives, and what the pipeline's own stages hand on.
    static List<DataPlace.Bucket> reachable(Deployable pipeline, Value address) {
        var places = new ArrayList<DataPlace.Bucket>();
        DataPlace.addressedBy(address).stream()
                .map(DataPlace.Bucket.class::cast)
                .forEach(places::add);
        pipeline.pipeline().triggers().stream()
                .filter(trigger -> uses(address, trigger))
                .flatMap(Permissions::given)
                .forEach(places::add);
        if (pipeline.pipeline().stageNames().stream().anyMatch(stage -> reads(address, stage))) {
            places.add(
                    new DataPlace.Bucket(DataStack.HANDED_ON, "runs/" + pipeline.name() + "/", DataPlace.Access.READ));
        }
        return List.copyOf(places);
    }

    private static boolean reads(Value address, String stage) {
        return address instanceof Value.Expression expression
                && Pattern.compile("\\$" + Pattern.quote(stage) + "\\b")
                        .matcher(expression.source())
                        .find();
    }

    private static void allow(
            List<PolicyStatement> statements, String sid, List<String> actions, SequencedSet<String> resources) {
        if (!resources.isEmpty()) {
            statements.add(PolicyStatement.Builder.create()
                    .sid(sid)
                    .actions(actions)
                    .resources(resources.stream()
                            .filter(resource -> !covered(resource, resources))
                            .toList())
                    .build());
        }
    }

    /// Whether another resource allows it too: `inbox/day-*` lies within `inbox/*`.
    private static boolean covered(String resource, SequencedSet<String> resources) {
        return resources.stream()
                .filter(wider -> wider.endsWith("*") && !wider.equals(resource))
                .anyMatch(wider -> resource.startsWith(wider.substring(0, wider.length() - 1)));
    }

    /// Where the addresses lie that a trigger gives: where it listens, and what its parameters name.
    private static Stream<DataPlace.Bucket> given(Trigger trigger) {
        var listening = trigger instanceof Trigger.S3 s3
                ? Stream.of(DataPlace.Bucket.read(s3.bucket(), s3.prefix()))
                : Stream.<DataPlace.Bucket>empty();
        var named = trigger.data().stream()
                .filter(place -> place instanceof DataPlace.Bucket)
                .map(place -> (DataPlace.Bucket) place);
        return Stream.concat(listening, named);
    }

    private static boolean uses(Value value, Trigger trigger) {
        return switch (value) {
            case Value.Expression expression ->
                trigger.parameters().keySet().stream()
                        .anyMatch(parameter -> Pattern.compile("\\$params\\." + Pattern.quote(parameter) + "\\b")
                                .matcher(expression.source())
                                .find());
            case Value.Array array -> array.items().stream().anyMatch(item -> uses(item, trigger));
            case Value.Fields fields -> fields.entries().values().stream().anyMatch(item -> uses(item, trigger));
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _ -> false;
        };
    }
}
