package dev.lockstep.cli.run;

import dev.lockstep.cli.report.Members;
import dev.lockstep.cli.report.StageResult;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.ExecutionListener;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/// Hears the events of one execution and tells what they mean for its stages. A call belongs to the stage that its
/// payload names, and later events to the call that their `previousId` leads to.
public final class RunTracker implements ExecutionListener {
    private final InstantSource clock;
    private final Consumer<Happening> listener;
    private final String pipeline;
    private final Map<Moment, Call> calls = new HashMap<>();
    private final Map<String, Instant> failedAt = new HashMap<>();
    private final SequencedMap<String, StageProgress> stages = new LinkedHashMap<>();
    private final SequencedMap<String, Object> variables = new LinkedHashMap<>();
    private final Set<String> left = new HashSet<>();

    /// An event: its number is its own only within its execution, and items of a distributed Map have one each.
    private record Moment(String execution, long event) {}

    private record Call(String stage, OptionalInt item, int attempt, Instant since) {
        String key() {
            return stage + "/" + item;
        }
    }

    /// @param pipeline whose stages are followed, by the name of its state machine; executions of child pipelines have
    ///     runs of their own
    public RunTracker(String pipeline, InstantSource clock, Consumer<Happening> listener) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public void onEvent(Execution execution, HistoryEvent event) {
        happened(execution.arn(), event);
    }

    /// As an execution anywhere tells it.
    public synchronized void happened(String arn, HistoryEvent event) {
        var machine = arn.split(":", 8)[6];
        if (!machine.equals(pipeline) && !machine.startsWith(pipeline + "/")) {
            return;
        }
        var whole = machine.equals(pipeline);
        switch (event.details()) {
            case EventDetails.TaskScheduled scheduled -> scheduled(arn, event, scheduled);
            case EventDetails.TaskFailure failure -> failed(arn, event, failure.error(), failure.cause());
            case EventDetails.TaskOutput output
            when event.type() == EventType.TASK_SUCCEEDED -> succeeded(arn, event, output);
            case EventDetails.StateExited exited
            when whole -> {
                left.add(exited.name());
                if (exited.assignedVariables().containsKey(exited.name())) {
                    stage(exited.name()).ifPresent(StageProgress::tolerated);
                }
                exited.assignedVariables().forEach(this::assigned);
            }
            default -> follow(arn, event);
        }
    }

    synchronized Optional<StageProgress> stage(String name) {
        return Optional.ofNullable(stages.get(name));
    }

    /// Whether a state of this name was left: for stages that call no function, and so tell nothing else.
    synchronized boolean left(String state) {
        return left.contains(state);
    }

    /// The variables of the execution as far as it came: parameters, and results by stage.
    synchronized SequencedMap<String, Object> variables() {
        return new LinkedHashMap<>(variables);
    }

    private void scheduled(String arn, HistoryEvent event, EventDetails.TaskScheduled scheduled) {
        var payload = Members.object(Members.read(scheduled.parameters()).get("Payload"));
        var name = Members.text(payload.get("stage"));
        if (name.isEmpty()) {
            return;
        }
        var item = Members.number(payload.get("index"))
                .map(index -> OptionalInt.of(index.intValue()))
                .orElse(OptionalInt.empty());
        var attempt =
                Members.number(payload.get("attempt")).map(Number::intValue).orElse(0) + 1;
        var call = new Call(name.get(), item, attempt, clock.instant());
        calls.put(new Moment(arn, event.id()), call);
        var before = failedAt.remove(call.key());
        var waited = before == null ? Duration.ZERO : Duration.between(before, event.timestamp());
        stages.computeIfAbsent(call.stage(), StageProgress::new).started(call.since(), waited);
        listener.accept(new Happening.Started(call.stage(), item, attempt, waited));
    }

    private void succeeded(String arn, HistoryEvent event, EventDetails.TaskOutput output) {
        var call = follow(arn, event);
        if (call.isEmpty()) {
            return;
        }
        var payload = Members.read(output.output()).get("Payload");
        var result = StageResult.of(Members.object(payload));
        var now = clock.instant();
        if (payload != null && call.get().item().isEmpty()) {
            variables.put(call.get().stage(), payload);
        }
        stages.computeIfAbsent(call.get().stage(), StageProgress::new).done(now, result);
        listener.accept(new Happening.Done(
                call.get().stage(),
                call.get().item(),
                call.get().attempt(),
                Duration.between(call.get().since(), now),
                result));
    }

    private void failed(String arn, HistoryEvent event, Optional<String> error, Optional<String> cause) {
        var call = follow(arn, event);
        if (call.isEmpty()) {
            return;
        }
        var now = clock.instant();
        failedAt.put(call.get().key(), event.timestamp());
        stages.computeIfAbsent(call.get().stage(), StageProgress::new).failed(now);
        listener.accept(new Happening.Failed(
                call.get().stage(),
                call.get().item(),
                call.get().attempt(),
                Duration.between(call.get().since(), now),
                error.orElse("an error without a name"),
                Cause.plain(cause.orElse(""))));
    }

    private Optional<Call> follow(String arn, HistoryEvent event) {
        var call = calls.remove(new Moment(arn, event.previousId()));
        if (call != null) {
            calls.put(new Moment(arn, event.id()), call);
        }
        return Optional.ofNullable(call);
    }

    private void assigned(String name, String json) {
        try {
            variables.put(name, Json.parse(json));
        } catch (InvalidJson truncated) {
            variables.remove(name);
        }
    }
}
