package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.api.machine.VariableReferences;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.store.KeptRevision;
import dev.lockstep.engine.store.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Describing and stopping executions.
public final class ExecutionOperations {
    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    private final Executions executions;

    public ExecutionOperations(Executions executions) {
        this.executions = executions;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("DescribeExecution", Describe::of, this::describe),
                new Operation<>("DescribeStateMachineForExecution", Describe::of, this::describeMachine),
                new Operation<>("StopExecution", Stop::of, this::stop));
    }

    static Arn executionArn(Fields fields) {
        String arn = fields.required("executionArn", 1, 256);
        fields.check();
        return Arn.execution(arn);
    }

    private record Describe(Arn arn, boolean metadataOnly) {
        static Describe of(Fields fields) {
            boolean metadataOnly = fields.asksForMetadataOnly();
            String arn = fields.required("executionArn", 1, 256);
            fields.check();
            return new Describe(Arn.parse(arn, Set.of("execution", "express")), metadataOnly);
        }
    }

    /// Of Express executions only those that a map run started can be described.
    private Started started(Arn arn) {
        return executions
                .find(arn.text())
                .filter(known ->
                        arn.kind().equals("execution") || known.membership().isPresent())
                .orElseGet(() -> executions.get(Arn.execution(arn.text())));
    }

    private Reply describe(Describe request) {
        Started started = started(request.arn());
        Outcome outcome = started.outcome();
        boolean included = !request.metadataOnly();
        return shape(started, outcome)
                .with("input", Optional.of(started.input()).filter(_ -> included))
                .with("inputDetails", Map.of("included", included))
                .with("output", outcome.output().filter(_ -> included))
                .with("outputDetails", outcome.output().map(_ -> Map.of("included", included)))
                .with("error", outcome.error())
                .with("cause", outcome.cause())
                .with("mapRunArn", started.membership().map(Membership::mapRunArn))
                .with("redriveStatus", Redriving.status(started, outcome))
                .with("redriveStatusReason", Redriving.reason(outcome));
    }

    static Reply shape(Started started, Outcome outcome) {
        return Reply.empty()
                .with("executionArn", started.arn())
                .with("stateMachineArn", started.machineArn())
                .with("name", started.name())
                .with("status", outcome.status().name())
                .date("startDate", started.startDate())
                .date("stopDate", started.stopDate())
                .with("stateMachineVersionArn", started.commission().versionArn())
                .with("stateMachineAliasArn", started.commission().aliasArn())
                .with("redriveCount", started.execution().redriveCount())
                .date("redriveDate", started.execution().redriveDate());
    }

    private Reply describeMachine(Describe request) {
        Started started = started(request.arn());
        KeptRevision revision = started.commission().revision();
        return Reply.empty()
                .with("stateMachineArn", started.machineArn())
                .with("mapRunArn", started.membership().map(Membership::mapRunArn))
                .with("label", started.membership().map(Membership::label))
                .with("name", started.machineName())
                .with("definition", Optional.of(revision.definition()).filter(_ -> !request.metadataOnly()))
                .with("roleArn", revision.roleArn())
                .date("updateDate", revision.since())
                .with("loggingConfiguration", revision.logging())
                .with("tracingConfiguration", revision.tracing())
                .with("encryptionConfiguration", revision.encryption())
                .with("revisionId", revision.id())
                .with("variableReferences", VariableReferences.of(revision.definition()));
    }

    private record Stop(Arn arn, Optional<String> error, Optional<String> cause) {
        static Stop of(Fields fields) {
            Optional<String> error = fields.text("error", 0, LONGEST_ERROR);
            Optional<String> cause = fields.text("cause", 0, LONGEST_CAUSE);
            return new Stop(executionArn(fields), error, cause);
        }
    }

    private Reply stop(Stop request) {
        Started started = executions.get(request.arn());
        started.execution().stop(request.error(), request.cause());
        started.execution().settled().toCompletableFuture().join();
        return Reply.empty().date("stopDate", started.stopDate());
    }
}
