package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.api.machine.Machine;
import dev.lockstep.engine.api.machine.Machines;
import dev.lockstep.engine.api.machine.Order;
import dev.lockstep.engine.api.machine.Target;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Names;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starting executions, waited for and not.
public final class StartOperations {
    private final Machines machines;
    private final Executions executions;
    private final Launcher launcher;
    private final Door door;

    public StartOperations(Machines machines, Executions executions, Launcher launcher, Door door) {
        this.machines = machines;
        this.executions = executions;
        this.launcher = launcher;
        this.door = door;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("StartExecution", Start::of, this::start),
                new Operation<>("StartSyncExecution", Start::of, this::startAndWait));
    }

    /// @param testCase what stands after `#`, as with Step Functions Local; no ARN of AWS has one
    private record Start(
            Arn arn, Optional<String> testCase, Optional<String> name, String input, boolean metadataOnly) {
        static Start of(Fields fields) {
            Optional<String> name = fields.text("name");
            String input = ExecutionInput.of(fields);
            boolean metadataOnly = fields.asksForMetadataOnly();
            String[] arn = fields.required("stateMachineArn", 1, 256).split("#", 2);
            fields.check();
            return new Start(
                    Arn.stateMachine(arn[0]),
                    Optional.of(arn).filter(parts -> parts.length == 2).map(parts -> parts[1]),
                    name,
                    input,
                    metadataOnly);
        }
    }

    private Reply start(Start request) {
        Target target = target(request);
        String name = request.name().map(Names::valid).orElseGet(door::uuid);
        Started started = target.machine().kind() == Machine.Kind.EXPRESS
                ? express(target, order(request, expressArn(target, name), name))
                : standard(target, order(request, executionArn(target, name), name));
        return Reply.empty().with("executionArn", started.arn()).date("startDate", started.startDate());
    }

    /// What is to run; with a test case, it must be one of the machine's.
    private Target target(Start request) {
        Target target = machines.target(request.arn());
        request.testCase()
                .flatMap(name -> launcher.mocks().trouble(target.revision().machine(), name))
                .ifPresent(trouble -> {
                    throw ApiFailure.validation(trouble);
                });
        return target;
    }

    private static Order order(Start request, String arn, String name) {
        return new Order(arn, name, ExecutionInput.sized(request.input()), request.testCase());
    }

    private String executionArn(Target target, String name) {
        return door.place().execution(target.machine().name(), name);
    }

    private String expressArn(Target target, String name) {
        return door.place().express(target.machine().name(), name, door.uuid());
    }

    private Started express(Target target, Order order) {
        return ExecutionInput.read(() -> executions.start(target, order));
    }

    /// The same name with the same input is the same execution as long as it runs.
    private Started standard(Target target, Order order) {
        boolean fresh = executions.find(order.arn()).isEmpty();
        Started started = ExecutionInput.read(() -> executions.start(target, order));
        if (!fresh) {
            ExecutionInput.read(() -> Json.parse(order.input()));
        }
        if (!fresh && !(started.isRunning() && started.isFor(order))) {
            throw new ApiFailure("ExecutionAlreadyExists", "Execution Already Exists: '" + order.arn() + "'");
        }
        return started;
    }

    private Reply startAndWait(Start request) {
        Target target = target(request);
        if (target.machine().kind() != Machine.Kind.EXPRESS) {
            throw ApiFailure.typeNotSupported();
        }
        String name = request.name().map(Names::valid).orElseGet(door::uuid);
        String arn = expressArn(target, name);
        Engine.Ready ready = ExecutionInput.read(() -> executions.unkept(target, order(request, arn, name)));
        ready.beginHere().run();
        Execution execution = ready.execution();
        try {
            return waited(request, target, arn, name, execution, execution.await());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + arn, e);
        }
    }

    private static Reply waited(
            Start request, Target target, String arn, String name, Execution execution, Outcome outcome) {
        boolean included = !request.metadataOnly();
        return Reply.empty()
                .with("executionArn", arn)
                .with("stateMachineArn", target.machine().arn())
                .with("name", name)
                .date("startDate", execution.startDate())
                .date("stopDate", execution.stopDate())
                .with("status", outcome.status().name())
                .with("error", outcome.error())
                .with("cause", outcome.cause())
                .with("input", Optional.of(request.input()).filter(_ -> included))
                .with("inputDetails", Map.of("included", included))
                .with("output", outcome.output().filter(_ -> included))
                .with("outputDetails", Map.of("included", included))
                .with(
                        "billingDetails",
                        Reply.empty()
                                .with("billedDurationInMilliseconds", billed(execution))
                                .with("billedMemoryUsedInMB", 64));
    }

    /// Begun hundreds of milliseconds are billed, one at least.
    private static long billed(Execution execution) {
        long millis = Duration.between(
                        execution.startDate(), execution.stopDate().orElse(execution.startDate()))
                .toMillis();
        return Math.max(1, (millis + 99) / 100) * 100;
    }
}
