package dev.lockstep.engine.api.maprun;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome.Status;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Page;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.maprun.Counts;
import dev.lockstep.engine.maprun.Identity;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.maprun.Settings;
import dev.lockstep.engine.maprun.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Describing, listing and changing map runs.
public final class MapRunOperations {
    private static final int LONGEST_ARN = 2_000;

    private final MapRuns runs;
    private final Function<String, Optional<Execution>> executions;

    /// @param executions those there are, by their ARNs
    public MapRunOperations(MapRuns runs, Function<String, Optional<Execution>> executions) {
        this.runs = runs;
        this.executions = executions;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("DescribeMapRun", MapRunOperations::mapRunArn, this::describe),
                new Operation<>("ListMapRuns", Listing::of, this::list),
                new Operation<>("UpdateMapRun", Update::of, this::update));
    }

    private static Arn mapRunArn(Fields fields) {
        String arn = fields.required("mapRunArn", 1, LONGEST_ARN);
        fields.check();
        return Arn.mapRun(arn);
    }

    private Reply describe(Arn arn) {
        Standing run = runs.get(arn);
        Settings settings = run.settings();
        return Reply.empty()
                .with("mapRunArn", run.identity().arn())
                .with("executionArn", run.identity().executionArn())
                .with("status", run.status().name())
                .date("startDate", run.identity().startDate())
                .date("stopDate", run.stopDate())
                .with("maxConcurrency", settings.maxConcurrency())
                .with(
                        "toleratedFailurePercentage",
                        settings.tolerance().percentage().orElse(0.0))
                .with("toleratedFailureCount", settings.tolerance().count().orElse(0L))
                .with("itemCounts", counts(run.items()))
                .with("executionCounts", counts(run.executions()))
                .with("redriveCount", run.redrives())
                .date("redriveDate", run.redriveDate());
    }

    private static Reply counts(Counts counts) {
        return Reply.empty()
                .with("pending", counts.pending())
                .with("running", counts.of(Status.RUNNING))
                .with("succeeded", counts.of(Status.SUCCEEDED))
                .with("failed", counts.of(Status.FAILED))
                .with("timedOut", counts.of(Status.TIMED_OUT))
                .with("aborted", counts.of(Status.ABORTED))
                .with("total", counts.total())
                .with("resultsWritten", counts.resultsWritten());
    }

    private record Listing(Arn executionArn, Page page) {
        static Listing of(Fields fields) {
            Page page = Page.of(fields);
            String arn = fields.required("executionArn", 1, 256);
            fields.check();
            return new Listing(Arn.execution(arn), page);
        }
    }

    private Reply list(Listing request) {
        String arn = request.executionArn().text();
        if (executions.apply(arn).isEmpty()) {
            throw ApiFailure.noExecution(arn);
        }
        List<Standing> started = runs.startedBy(arn);
        // newest first; places grow along the list
        Page.Part<Integer> part =
                request.page().of(IntStream.range(0, started.size()).boxed(), place -> place);
        return Reply.empty()
                .with(
                        "mapRuns",
                        part.items().stream()
                                .<Object>map(place -> shape(started.get(started.size() - 1 - place)))
                                .toList())
                .with("nextToken", part.nextToken());
    }

    private static Object shape(Standing run) {
        Identity identity = run.identity();
        return Reply.empty()
                .with("executionArn", identity.executionArn())
                .with("mapRunArn", identity.arn())
                .with("stateMachineArn", identity.stateMachineArn())
                .date("startDate", identity.startDate())
                .date("stopDate", run.stopDate())
                .members();
    }

    private record Update(
            Arn arn, Optional<Integer> maxConcurrency, Optional<Long> count, Optional<Double> percentage) {
        static Update of(Fields fields) {
            Optional<Integer> concurrency = fields.has("maxConcurrency")
                    ? Optional.of(fields.integer("maxConcurrency", 0, 0, Integer.MAX_VALUE))
                    : Optional.empty();
            Optional<Long> count = fields.number("toleratedFailureCount").map(Number::longValue);
            Optional<Double> percentage =
                    fields.number("toleratedFailurePercentage").map(Number::doubleValue);
            Arn arn = mapRunArn(fields);
            count.filter(value -> value < 0).ifPresent(value -> refuse("toleratedFailureCount", value));
            percentage
                    .filter(value -> value < 0 || value > 100)
                    .ifPresent(value -> refuse("toleratedFailurePercentage", value));
            return new Update(arn, concurrency, count, percentage);
        }

        private static void refuse(String name, Number value) {
            String bound = value.doubleValue() < 0 ? "greater than or equal to 0" : "less than or equal to 100";
            throw ApiFailure.validation("1 validation error detected: Value '" + value + "' at '" + name
                    + "' failed to satisfy constraint: Member must have value " + bound);
        }
    }

    private Reply update(Update request) {
        Standing standing = runs.get(request.arn());
        MapRun run = runs.running(request.arn())
                .filter(MapRun::isOpen)
                .orElseThrow(() -> ApiFailure.validation("Map Run is " + standing.status() + " and cannot be updated"));
        run.update(standing.settings().with(request.maxConcurrency(), request.count(), request.percentage()));
        executions
                .apply(run.identity().executionArn())
                .ifPresent(
                        execution -> execution.settled().toCompletableFuture().join());
        return Reply.empty();
    }
}
