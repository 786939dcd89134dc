package dev.lockstep.infra.environment;

import dev.lockstep.pipeline.Place;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One place the pipelines are deployed to: `infra/environments/NAME.yaml`, every default applied.
///
/// Everything that may differ between two deployments of the same source is here, and nothing else is: what an
/// environment cannot say is the same everywhere.
///
/// @param localStack whether it is LocalStack and not AWS. What LocalStack's CloudFormation only pretends to
///     make is left out there: versions and the alias of the state machine, and dashboards
/// @param version what is deployed is called, where spans say it
public record Environment(
        Place place,
        String name,
        Optional<String> account,
        String region,
        String prefix,
        Optional<String> version,
        Functions functions,
        Logs logs,
        Data data,
        boolean localStack,
        Machine machine,
        boolean customerKey,
        boolean schedules,
        boolean dashboards,
        List<Approvers> approvers,
        Approvals approvals,
        List<String> alarmTopics,
        SequencedMap<String, String> tags) {

    public Environment {
        approvers = List.copyOf(approvers);
        alarmTopics = List.copyOf(alarmTopics);
        tags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tags));
    }

    /// The real name of a bucket, table, queue, function or state machine. The handlers make the same name of it.
    public String physical(String logicalName) {
        return prefix + logicalName;
    }

    /// What a function gets when its stage does not ask for its own.
    ///
    /// @param snapStart whether versions start from a snapshot of a JVM that has started
    /// @param concurrency how many of one function may run at once, set aside for it out of what the account has
    /// @param deadlineMargin how long before its end a stage stops
    public record Functions(
            int memory,
            Duration timeout,
            boolean snapStart,
            Optional<Integer> concurrency,
            Optional<Duration> deadlineMargin) {}

    /// What is logged, and how long it is kept.
    ///
    /// @param sample the part of the runs whose stages log all they know, `5%`
    /// @param redact names of fields that are hidden, beside those that always are
    public record Logs(Retention retention, ExecutionLevel executions, Optional<String> sample, List<String> redact) {
        public Logs {
            redact = List.copyOf(redact);
        }
    }

    /// How much of an execution Step Functions writes into its log group.
    public enum ExecutionLevel {
        ALL,
        ERROR,
        FATAL,
        OFF
    }

    /// What becomes of data: whether buckets, tables and their logs outlive the stack, and how long the data that
    /// stages hand to each other is kept.
    public record Data(boolean keep, Duration handedOn) {}

    /// How people answer what they are asked.
    ///
    /// @param links whether on a page that everybody can reach
    /// @param concurrency how many calls of that page are served at once; further ones are refused
    public record Approvals(boolean links, int concurrency) {}

    /// Whether the state machine has versions and an alias; without them the starter starts the state machine itself.
    public record Machine(boolean versions, Rollout rollout) {}
}
