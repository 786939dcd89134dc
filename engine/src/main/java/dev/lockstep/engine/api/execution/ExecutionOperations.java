package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.api.machine.Machine;
import dev.lockstep.engine.api.machine.Machines;
import dev.lockstep.engine.api.machine.Revision;
import dev.lockstep.engine.api.machine.VariableReferences;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Page;
import dev.lockstep.engine.api.wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Describing, listing and stopping executions.
public final class ExecutionOperations {
    /// In the order AWS names them when it refuses another word.
    private static final List<String> STATUSES =
            List.of("SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING");

    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    private final Machines machines;
    private final Executions executions;
    private final Door door;

    public ExecutionOperations(Machines machines, Executions executions, Door door) {
        this.machines = machines;
        this.executions = executions;
        this.door = door;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("DescribeExecution", Describe::of, this::describe),
                new Operation<>("DescribeStateMachineForExecution", Describe::of, this::describeMachine),
                new Operation<>("ListExecutions", Listing::of, this::list),
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
            return new Describe(executionArn(fields), metadataOnly);
        }
    }

    private Reply describe(Describe request) {
        Started started = executions.get(request.arn());
        Outcome outcome = started.outcome();
        boolean included = !request.metadataOnly();
        return shape(started, outcome)
                .with("input", Optional.of(started.input()).filter(_ -> included))
                .with("inputDetails", Map.of("included", included))
                .with("output", outcome.output().filter(_ -> included))
                .with("outputDetails", outcome.output().map(_ -> Map.of("included", included)))
                .with("error", outcome.error())
                .with("cause", outcome.cause())
                .with("redriveStatus", Redriving.status(outcome))
                .with("redriveStatusReason", Redriving.reason(outcome));
    }

    private static Reply shape(Started started, Outcome outcome) {
        return Reply.empty()
                .with("executionArn", started.arn())
                .with("stateMachineArn", started.target().machine().arn())
                .with("name", started.name())
                .with("status", outcome.status().name())
                .date("startDate", started.startDate())
                .date("stopDate", started.stopDate())
                .with("stateMachineVersionArn", started.target().versionArn())
                .with("stateMachineAliasArn", started.target().aliasArn())
                .with("redriveCount", 0);
    }

    private Reply describeMachine(Describe request) {
        Started started = executions.get(request.arn());
        Revision revision = started.target().revision();
        return Reply.empty()
                .with("stateMachineArn", started.target().machine().arn())
                .with("name", started.target().machine().name())
                .with("definition", Optional.of(revision.definition()).filter(_ -> !request.metadataOnly()))
                .with("roleArn", revision.roleArn())
                .date("updateDate", revision.since())
                .with("loggingConfiguration", revision.configuration().logging())
                .with("tracingConfiguration", revision.configuration().tracing())
                .with("encryptionConfiguration", revision.configuration().encryption())
                .with("revisionId", revision.id())
                .with("variableReferences", VariableReferences.of(revision.definition()));
    }

    private record Listing(Arn arn, Optional<String> status, Page page) {
        static Listing of(Fields fields) {
            Optional<String> status = fields.oneOf("statusFilter", STATUSES);
            Page page = Page.of(fields);
            if (fields.has("mapRunArn")) {
                throw new ApiFailure("UnsupportedOperation", "ListExecutions by mapRunArn is not supported yet");
            }
            String arn = fields.text("stateMachineArn", 1, 256)
                    .orElseThrow(() -> ApiFailure.validation("Must provide a StateMachine ARN or MapRun ARN"));
            fields.check();
            return new Listing(Arn.stateMachine(arn), status, page);
        }
    }

    private Reply list(Listing request) {
        Machine machine = machines.find(request.arn())
                .orElseThrow(() -> ApiFailure.noStateMachine(request.arn().text()));
        if (machine.kind() == Machine.Kind.EXPRESS) {
            throw ApiFailure.typeNotSupported();
        }
        Page.Part<Started> part = request.page()
                .of(executions.newestFirst(machine.arn()).filter(isAskedFor(request)), started -> -started.sequence());
        return Reply.empty()
                .with(
                        "executions",
                        part.items().stream()
                                .map(started ->
                                        shape(started, started.outcome()).members())
                                .toList())
                .with("nextToken", part.nextToken());
    }

    private static Predicate<Started> isAskedFor(Listing request) {
        String arn = request.arn().text();
        return started -> (!request.arn().isQualified()
                        || started.target().versionArn().filter(arn::equals).isPresent()
                        || started.target().aliasArn().filter(arn::equals).isPresent())
                && request.status()
                        .map(status -> started.outcome().status().name().equals(status))
                        .orElse(true);
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
        return Reply.empty().date("stopDate", started.stopDate().or(() -> Optional.of(door.now())));
    }
}
