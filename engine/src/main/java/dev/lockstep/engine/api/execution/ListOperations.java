package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.api.machine.Machine;
import dev.lockstep.engine.api.machine.Machines;
import dev.lockstep.engine.api.maprun.MapRuns;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Page;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.store.Membership;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Listing the executions of a state machine, or of a map run.
public final class ListOperations {
    private static final String PENDING_REDRIVE = "PENDING_REDRIVE";

    /// In the order AWS names them when it refuses another word.
    private static final List<String> STATUSES =
            List.of("SUCCEEDED", "TIMED_OUT", PENDING_REDRIVE, "ABORTED", "FAILED", "RUNNING");

    private static final int LONGEST_MAP_RUN_ARN = 2_000;

    private final Machines machines;
    private final Executions executions;
    private final MapRuns mapRuns;

    public ListOperations(Machines machines, Executions executions, MapRuns mapRuns) {
        this.machines = machines;
        this.executions = executions;
        this.mapRuns = mapRuns;
    }

    public List<Operation<?>> all() {
        return List.of(new Operation<>("ListExecutions", Listing::of, this::list));
    }

    private record Listing(Owner owner, Filter filter, Page page) {
        static Listing of(Fields fields) {
            Filter filter = Filter.of(fields);
            Page page = Page.of(fields);
            Optional<String> machine = fields.text("stateMachineArn", 1, 256);
            Optional<String> mapRun = fields.text("mapRunArn", 1, LONGEST_MAP_RUN_ARN);
            if (machine.isPresent() == mapRun.isPresent()) {
                throw ApiFailure.validation("Must provide a StateMachine ARN or MapRun ARN");
            }
            fields.check();
            if (mapRun.isPresent()) {
                return new Listing(new Owner.OfMapRun(Arn.mapRun(mapRun.get())), filter, page);
            }
            if (filter.asksForPendingRedrives()) {
                throw ApiFailure.validation(
                        "The status filter PENDING_REDRIVE is only for the executions of a Map Run");
            }
            return new Listing(new Owner.OfMachine(Arn.stateMachine(machine.orElseThrow())), filter, page);
        }
    }

    /// Whose executions are asked for.
    private sealed interface Owner {
        record OfMachine(Arn arn) implements Owner {}

        record OfMapRun(Arn arn) implements Owner {}
    }

    /// Which of them.
    private record Filter(Optional<String> status, Optional<String> redrive) {
        static Filter of(Fields fields) {
            return new Filter(
                    fields.oneOf("statusFilter", STATUSES),
                    fields.oneOf("redriveFilter", List.of("REDRIVEN", "NOT_REDRIVEN")));
        }

        boolean asksForPendingRedrives() {
            return status.filter(PENDING_REDRIVE::equals).isPresent();
        }

        boolean admits(Started started) {
            return status.map(wanted -> started.outcome().status().name().equals(wanted))
                            .orElse(true)
                    && redrive.map(wanted -> wanted.equals("REDRIVEN")
                                    == started.execution().redriveCount() > 0)
                            .orElse(true);
        }
    }

    private Reply list(Listing request) {
        long before = request.page().after().map(place -> -place).orElse(Long.MAX_VALUE);
        Stream<Started> all = switch (request.owner()) {
            case Owner.OfMachine(Arn arn) -> ofMachine(arn, before);
            case Owner.OfMapRun(Arn arn) -> ofMapRun(arn, before);
        };
        Page.Part<Started> part =
                request.page().of(all.filter(request.filter()::admits), started -> -started.sequence());
        return Reply.empty()
                .with(
                        "executions",
                        part.items().stream().map(ListOperations::shape).toList())
                .with("nextToken", part.nextToken());
    }

    private static Object shape(Started started) {
        return ExecutionOperations.shape(started, started.outcome())
                .with("mapRunArn", started.membership().map(Membership::mapRunArn))
                .with("itemCount", started.membership().map(Membership::items))
                .members();
    }

    private Stream<Started> ofMapRun(Arn arn, long before) {
        mapRuns.check(arn);
        return executions.newestFirst(arn.text(), before);
    }

    private Stream<Started> ofMachine(Arn arn, long before) {
        Machine machine = machines.find(arn).orElseThrow(() -> ApiFailure.noStateMachine(arn.text()));
        if (machine.kind() == Machine.Kind.EXPRESS) {
            throw ApiFailure.typeNotSupported();
        }
        return executions.newestFirst(machine.arn(), before).filter(isOf(arn));
    }

    private static Predicate<Started> isOf(Arn arn) {
        return started -> !arn.isQualified() || started.isBy(arn.text());
    }
}
