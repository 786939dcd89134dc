package dev.lockstep.cli.cloud;

import dev.lockstep.cli.door.Pause;
import dev.lockstep.cli.door.Refusal;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The events that could not start a run of a pipeline. SQS itself moves them, so that none is lost on the way and none
/// is there twice: what is put back and fails again lies here again.
public final class DeadLetters {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Cloud cloud;
    private final Deployed deployed;
    private final Pause pause;

    public DeadLetters(Cloud cloud, Deployed deployed, Pause pause) {
        this.cloud = cloud;
        this.deployed = deployed;
        this.pause = pause;
    }

    /// What became of them.
    ///
    /// @param waiting how many lay there, as far as SQS knew; it counts roughly
    public record Replay(String from, String to, long waiting, long moved) {}

    /// How many lie there, as far as SQS knows, and where.
    public Replay look() {
        return cloud.ask(() -> {
            try (var queues = cloud.queues()) {
                return new Replay(deployed.deadLetters(), deployed.events(), count(queues), 0);
            }
        });
    }

    /// Puts all of them back into the pipeline's queue, where the starter takes them.
    public Replay putBack() {
        return cloud.ask(() -> {
            try (var queues = cloud.queues()) {
                var waiting = count(queues);
                var moved = waiting == 0 ? 0 : move(queues);
                return new Replay(deployed.deadLetters(), deployed.events(), waiting, moved);
            }
        });
    }

    private long count(SqsClient queues) {
        try {
            var url = queues.getQueueUrl(request -> request.queueName(deployed.deadLetters()))
                    .queueUrl();
            var attributes = queues.getQueueAttributes(request ->
                            request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .attributes();
            return number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        } catch (QueueDoesNotExistException missing) {
            throw Refusal.input("there is no queue '" + deployed.deadLetters() + "'")
                    .at(deployed.arn("sqs", deployed.deadLetters()))
                    .remedy("a pipeline has one when it is deployed and has a trigger: ./lockstep deploy "
                            + cloud.target().environment() + " --pipelines " + deployed.pipeline())
                    .because(missing);
        }
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }

    /// What EventBridge and Scheduler could not deliver has never been in the other queue: it is named, not left to
    /// SQS.
    private long move(SqsClient queues) {
        var from = deployed.arn("sqs", deployed.deadLetters());
        var to = deployed.arn("sqs", deployed.events());
        queues.startMessageMoveTask(request -> request.sourceArn(from).destinationArn(to));
        var task = newest(queues, from);
        while (task.status().equals("RUNNING")) {
            pause.of(BETWEEN_LOOKS);
            task = newest(queues, from);
        }
        if (!task.status().equals("COMPLETED")) {
            throw Refusal.environment("SQS broke off after " + task.approximateNumberOfMessagesMoved() + " events: "
                            + task.failureReason())
                    .at(from)
                    .remedy("none is lost: what was not put back still lies there; run the command again");
        }
        return task.approximateNumberOfMessagesMoved();
    }

    private static ListMessageMoveTasksResultEntry newest(SqsClient queues, String from) {
        return queues.listMessageMoveTasks(request -> request.sourceArn(from).maxResults(1))
                .results()
                .getFirst();
    }
}
