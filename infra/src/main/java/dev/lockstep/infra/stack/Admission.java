package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
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

    /// The handler; also looked for in the jar before anything is drawn.
    static final String STARTER = "dev.lockstep.functions.starter.StarterHandler";

    private static final java.time.Duration TIMEOUT = java.time.Duration.ofSeconds(30);
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
        var name = environment.physical(pipeline.name());
        this.deadLetters = queue("dead-letters", name + "-events-dead", key).build();
        this.queue = queue("queue", name + "-events", key)
                // AWS asks for six times the function's own, so that no message is given out twice at once
                .visibilityTimeout(Duration.seconds(TIMEOUT.toSeconds() * 6))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(ATTEMPTS)
                        .build())
                .build();
        this.starter = new StageFunction(
                this,
                "starter",
                environment,
                code,
                key,
                new StageFunction.Plan(
                        Naming.function(environment, pipeline, "starter"),
                        "Starts one run of " + pipeline.name() + " for each event",
                        STARTER,
                        512,
                        TIMEOUT,
                        Optional.empty(),
                        Settings.of(environment, pipeline, Map.of("LOCKSTEP_STATEMACHINE", machine.startedArn())),
                        List.of(machine.start())));
        starter.alias()
                .addEventSource(SqsEventSource.Builder.create(queue)
                        .batchSize(10)
                        .reportBatchItemFailures(true)
                        .build());
    }

    private Queue.Builder queue(String id, String name, Optional<IKey> key) {
        var queue = Queue.Builder.create(this, id)
                .queueName(name)
                .encryption(key.isPresent() ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14));
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
