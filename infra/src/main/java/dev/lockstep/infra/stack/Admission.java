package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.KitHandlers;
import dev.lockstep.infra.input.Naming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The way in: every trigger's event waits in one queue until the starter has started a run for it. What cannot be
/// started, or could not even be delivered, lies in the dead letter queue and is not lost.
final class Admission extends Construct {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;

    private final Queue queue;
    private final Queue deadLetters;
    private final StageFunction starter;

    Admission(
            Construct scope,
            Environment environment,
            Deployable pipeline,
            Code code,
            Machine machine,
            Optional<IKey> key) {
        super(scope, "admission");
        this.deadLetters = queue("dead-letters", Naming.deadEvents(environment, pipeline), key)
                .build();
        this.queue = queue("queue", Naming.events(environment, pipeline), key)
                // AWS asks for six times the function's own, so that no message is given out twice at once
                .visibilityTimeout(Keeping.length(TIMEOUT.multipliedBy(6)))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(ATTEMPTS)
                        .build())
                .build();
        var arns = Arns.in(this, environment);
        this.starter = new StageFunction(
                this,
                "starter",
                environment,
                code,
                key,
                new StageFunction.Plan(
                        Naming.function(environment, pipeline, "starter"),
                        "Starts one run of " + pipeline.name() + " for each event",
                        KitHandlers.STARTER,
                        512,
                        TIMEOUT,
                        Optional.empty(),
                        Settings.of(environment, pipeline, settings(environment, pipeline, machine)),
                        permissions(arns, pipeline, machine)));
        starter.alias()
                .addEventSource(SqsEventSource.Builder.create(queue)
                        .batchSize(10)
                        .reportBatchItemFailures(true)
                        .build());
    }

    private static Map<String, String> settings(Environment environment, Deployable pipeline, Machine machine) {
        var settings = new TreeMap<String, String>();
        settings.put("LOCKSTEP_STATEMACHINE", machine.startedArn());
        if (pipeline.isRemembered()) {
            settings.put("LOCKSTEP_ADMISSION_TABLE", environment.physical(Naming.admission(pipeline)));
        }
        pipeline.pipeline().concurrency().ifPresent(concurrency -> {
            settings.put("LOCKSTEP_CONCURRENCY_RUNS", Integer.toString(concurrency.runs()));
            settings.put(
                    "LOCKSTEP_CONCURRENCY_OTHERWISE",
                    concurrency.otherwise().name().toLowerCase(Locale.ROOT));
        });
        return settings;
    }

    private static List<PolicyStatement> permissions(Arns arns, Deployable pipeline, Machine machine) {
        var permissions = new ArrayList<PolicyStatement>();
        permissions.add(machine.start());
        if (pipeline.isRemembered()) {
            permissions.add(PolicyStatement.Builder.create()
                    .sid("KnowTogether")
                    .actions(List.of(
                            "dynamodb:DeleteItem",
                            "dynamodb:GetItem",
                            "dynamodb:PutItem",
                            "dynamodb:Query",
                            "dynamodb:UpdateItem"))
                    .resources(List.of(arns.table(Naming.admission(pipeline))))
                    .build());
        }
        if (pipeline.pipeline().concurrency().isPresent()) {
            permissions.add(PolicyStatement.Builder.create()
                    .sid("AskHowRunsStand")
                    .actions(List.of("states:DescribeExecution"))
                    .resources(List.of(arns.executions(pipeline.name())))
                    .build());
        }
        return permissions;
    }

    private Queue.Builder queue(String id, String name, Optional<IKey> key) {
        var queue = Queue.Builder.create(this, id)
                .queueName(name)
                .encryption(key.isPresent() ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Keeping.days(14));
        key.ifPresent(queue::encryptionMasterKey);
        return queue;
    }

    Queue queue() {
        return queue;
    }

    Queue deadLetters() {
        return deadLetters;
    }

    StageFunction starter() {
        return starter;
    }
}
