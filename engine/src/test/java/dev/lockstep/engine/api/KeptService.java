package dev.lockstep.engine.api;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.api.execution.Stores;
import dev.lockstep.engine.api.log.Logs;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Place;
import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.store.Commission;
import dev.lockstep.engine.store.Retention;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.disk.DiskStore;
import dev.lockstep.engine.value.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/// The API over a store on disk; when it is closed, what runs is left as a crash would leave it.
final class KeptService implements AutoCloseable {
    private static final String ARN = "arn:aws:states:us-east-1:000000000000:";

    private final Store store;
    private final Engine engine;
    private final Launching launching;
    private final StepFunctionsApi api;
    private final List<String> called = new CopyOnWriteArrayList<>();
    private volatile boolean mended;

    /// @param loses executions of which nothing gets to the disk any more after their beginning
    KeptService(Path folder, Predicate<Commission> loses) {
        this.store = new LosingStore(DiskStore.open(folder, Retention.onDisk(), Assertions::fail), loses);
        Stores stores = Stores.of(store, Retention.inMemory());
        this.engine = Engine.builder()
                .children(stores.mapRuns())
                .functions((arn, payload) -> answer(arn, payload))
                .region("us-east-1")
                .build();
        this.launching = new Launching(engine);
        Logs logs = new Logs(LogGroups.none(), Assertions::fail);
        this.api = new StepFunctionsApi(launching, new RealDoor(), engine.callbacks(), stores, logs);
        api.goOn();
    }

    private CompletionStage<Invocation> answer(String arn, byte[] payload) {
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        called.add(name);
        return CompletableFuture.completedStage(
                name.equals("broken") && !mended
                        ? new Invocation.Raised("{\"errorType\":\"Broken\",\"errorMessage\":\"not mended\"}")
                        : new Invocation.Returned(new String(payload, StandardCharsets.UTF_8)));
    }

    /// The functions that were called, in their order.
    List<String> called() {
        return called;
    }

    void mend() {
        mended = true;
    }

    Map<?, ?> call(String action, Map<?, ?> request) {
        return CaseFile.map(Json.parse(Json.write(api.handle(action, request))));
    }

    String start(String machine) {
        Map<?, ?> reply = call(
                "StartExecution",
                Map.of("stateMachineArn", ARN + "stateMachine:" + machine, "name", "e", "input", "{}"));
        return String.valueOf(reply.get("executionArn"));
    }

    private static void until(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            Assertions.assertTrue(System.nanoTime() < deadline, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// The description of an execution, when it has ended.
    Map<?, ?> await(String arn) {
        until(() -> !"RUNNING".equals(describe(arn).get("status")), arn + " runs on and on");
        return describe(arn);
    }

    private Map<?, ?> describe(String arn) {
        return call("DescribeExecution", Map.of("executionArn", arn));
    }

    List<String> eventTypes(String arn) {
        List<?> events = (List<?>) Objects.requireNonNull(
                call("GetExecutionHistory", Map.of("executionArn", arn)).get("events"));
        return events.stream()
                .map(event -> String.valueOf(((Map<?, ?>) event).get("type")))
                .toList();
    }

    void awaitEvents(String arn, String type, int count) {
        until(() -> eventTypes(arn).stream().filter(type::equals).count() == count, "not " + count + " events " + type);
    }

    String mapRunArn(String arn) {
        return String.valueOf(((Map<?, ?>) mapRuns(arn).getFirst()).get("mapRunArn"));
    }

    private List<?> mapRuns(String arn) {
        return (List<?>) Objects.requireNonNull(
                call("ListMapRuns", Map.of("executionArn", arn)).get("mapRuns"));
    }

    void awaitMapRun(String arn) {
        until(() -> !mapRuns(arn).isEmpty(), "no map run");
    }

    /// Waits until so many children stand so.
    void awaitCount(String arn, String status, int count) {
        until(
                () -> {
                    Map<?, ?> run = call("DescribeMapRun", Map.of("mapRunArn", mapRunArn(arn)));
                    return Integer.valueOf(count)
                            .equals(((Map<?, ?>) Objects.requireNonNull(run.get("executionCounts"))).get(status));
                },
                "not " + count + " " + status);
    }

    List<String> childArns(String arn) {
        List<?> children = (List<?>) Objects.requireNonNull(
                call("ListExecutions", Map.of("mapRunArn", mapRunArn(arn))).get("executions"));
        return children.stream()
                .map(child -> String.valueOf(((Map<?, ?>) child).get("executionArn")))
                .toList();
    }

    /// Waits until so many children are listed.
    List<String> awaitChildren(String arn, int count) {
        until(() -> childArns(arn).size() == count, "not " + count + " children");
        return childArns(arn);
    }

    /// Does a task of the activity, whose result is what it was given.
    void work() {
        Map<?, ?> task = call("GetActivityTask", Map.of("activityArn", ARN + "activity:work"));
        call(
                "SendTaskSuccess",
                Map.of(
                        "taskToken",
                        Objects.requireNonNull(task.get("taskToken")),
                        "output",
                        Objects.requireNonNull(task.get("input"))));
    }

    @Override
    public void close() {
        engine.close();
        store.close();
    }

    private static final class RealDoor implements Door {
        @Override
        public Place place() {
            return new Place("000000000000", "us-east-1");
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public String uuid() {
            return UUID.randomUUID().toString();
        }

        @Override
        public double draw() {
            return 0.5;
        }
    }
}
