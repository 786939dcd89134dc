package dev.lockstep.cli.cloud;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.report.RunReport;
import dev.lockstep.cli.report.RunReport.Kept;
import dev.lockstep.cli.report.RunReport.Status;
import dev.lockstep.cli.run.Happening;
import dev.lockstep.engine.value.Json;
import dev.lockstep.pipeline.Pipeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/// The runs of one deployed pipeline.
public final class DeployedRuns {
    /// How many runs are listed at most.
    public static final int LISTED = 50;

    private final Cloud cloud;
    private final Deployed deployed;
    private final InstantSource clock;

    public DeployedRuns(Cloud cloud, Deployed deployed, InstantSource clock) {
        this.cloud = cloud;
        this.deployed = deployed;
        this.clock = clock;
    }

    /// Starts a run.
    ///
    /// @throws Refusal when it is not deployed, or has had a run of that name with another input
    public Kept.Execution start(String run, String input) {
        return cloud.ask(() -> {
            try (var states = cloud.states()) {
                var started = states.startExecution(request ->
                        request.stateMachineArn(deployed.started()).name(run).input(input));
                return kept(started.executionArn());
            } catch (StateMachineDoesNotExistException missing) {
                throw deployed.missing(Optional.of(missing));
            } catch (ExecutionAlreadyExistsException taken) {
                throw Refusal.input("there has been a run '" + run + "' with another input")
                        .at(deployed.execution(run))
                        .remedy("give another --name, or none: then the run is named by the time")
                        .because(taken);
            }
        });
    }

    /// The newest runs, as far as a list tells of them; none when it is not deployed.
    public List<RunReport> newest() {
        return cloud.ask(() -> {
            try (var states = cloud.states()) {
                return states
                        .listExecutions(request ->
                                request.stateMachineArn(deployed.stateMachine()).maxResults(LISTED))
                        .executions()
                        .stream()
                        .map(this::listed)
                        .toList();
            } catch (StateMachineDoesNotExistException missing) {
                return List.of();
            }
        });
    }

    private RunReport listed(ExecutionListItem item) {
        var end = Optional.ofNullable(item.stopDate()).orElseGet(clock::instant);
        var took = Duration.between(item.startDate(), end);
        return new RunReport(
                item.name(),
                deployed.pipeline(),
                "",
                status(item.status()),
                Optional.empty(),
                List.of(),
                item.startDate(),
                took,
                took,
                0,
                List.of(),
                kept(item.executionArn()));
    }

    /// A run, as it is now.
    ///
    /// @throws Refusal when there is none of that name
    DeployedRun run(String run) {
        return cloud.ask(() -> {
            try (var states = cloud.states()) {
                var arn = deployed.execution(run);
                var now = states.describeExecution(request -> request.executionArn(arn));
                return new DeployedRun(CloudHistory.document(now), history(states, arn), clock.instant());
            } catch (ExecutionDoesNotExistException missing) {
                throw Refusal.input("there is no run '" + run + "' of " + deployed.pipeline())
                        .at(deployed.execution(run))
                        .remedy("name one of those that ./lockstep runs --env "
                                + cloud.target().environment() + " shows")
                        .because(missing);
            }
        });
    }

    private static List<Map<String, Object>> history(SfnClient states, String arn) {
        return states
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(arn).maxResults(1000))
                .events()
                .stream()
                .map(CloudHistory::document)
                .toList();
    }

    /// One of them, to be shown.
    ///
    /// @param listener what happens while it is watched
    public Followed followed(Pipeline source, String run, Consumer<Happening> listener) {
        return new Followed(this, deployed, source, run, listener);
    }

    /// Its history as `aws stepfunctions get-execution-history` prints it.
    public String history(String run) {
        return Json.pretty(Map.of("events", run(run).history()));
    }

    /// Ends a run that is under way; one that has ended stays as it is.
    public void stop(String run, String cause) {
        cloud.ask(() -> {
            try (var states = cloud.states()) {
                return states.stopExecution(request -> request.executionArn(deployed.execution(run))
                        .error("Stopped")
                        .cause(cause));
            }
        });
    }

    Kept.Execution kept(String arn) {
        return new Kept.Execution(arn, cloud.target().environment());
    }

    static Status status(ExecutionStatus status) {
        return switch (status) {
            case RUNNING, PENDING_REDRIVE -> Status.RUNNING;
            case SUCCEEDED -> Status.SUCCEEDED;
            case FAILED -> Status.FAILED;
            case TIMED_OUT -> Status.TIMED_OUT;
            case ABORTED -> Status.INTERRUPTED;
            case UNKNOWN_TO_SDK_VERSION -> Status.RUNNING;
        };
    }
}
