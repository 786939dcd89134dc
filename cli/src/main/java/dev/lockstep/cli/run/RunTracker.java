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
final class RunTracker implements ExecutionListener {
    private final InstantSource clock;
    private final Consumer<Happening> listener;
    private final Map<Long, Call> calls = new HashMap<>();
    private final Map<String, Instant> failedAt = new HashMap<>();
    private final SequencedMap<String, StageProgress> stages = new LinkedHashMap<>();
    private final SequencedMap<String, Object> variables = new LinkedHashMap<>();
    private final Set<String> left = new HashSet<>();

    private record Call(String stage, OptionalInt item, int attempt, Instant since) {
        String key() {
            return stage + "/" + item;
        }
    }

    RunTracker(InstantSource clock, Consumer<Happening> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public synchronized void onEvent(Execution execution, HistoryEvent event) {
        switch (event.details()) {
            case EventDetails.TaskScheduled scheduled -> scheduled(event, scheduled);
            case EventDetails.TaskFailure failure -> failed(event, failure.error(), failure.cause());
            case EventDetails.TaskOutput output
            when event.type() == EventType.TASK_SUCCEEDED -> succeeded(event, output);
            case EventDetails.StateExited exited -> {
                left.add(exited.name());
                exited.assignedVariables().forEach(this::assigned);
            }
            default -> follow(event);
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

    private void scheduled(HistoryEvent event, EventDetails.TaskScheduled scheduled) {
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
        calls.put(event.id(), call);
        var before = failedAt.remove(call.key());
        var waited = before == null ? Duration.ZERO : Duration.between(before, event.timestamp());
        stages.computeIfAbsent(call.stage(), StageProgress::new).started(call.since(), waited);
        listener.accept(new Happening.Started(call.stage(), item, attempt, waited));
    }

    private void succeeded(HistoryEvent event, EventDetails.TaskOutput output) {
        var call = follow(event);
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

    private void failed(HistoryEvent event, Optional<String> error, Optional<String> cause) {
        var call = follow(event);
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

    private Optional<Call> follow(HistoryEvent event) {
        var call = calls.remove(event.previousId());
        if (call != null) {
            calls.put(event.id(), call);
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
