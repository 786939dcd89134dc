package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.definition.Template;
import dev.lockstep.engine.definition.WaitFor;
import dev.lockstep.engine.parse.Problems;
import dev.lockstep.engine.value.Numbers;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// Values that are written down are of the right type and range.
final class Values implements Check {
    private static final long LONGEST_WAIT = 99_999_999;

    @Override
    public void check(Definition definition, Problems problems) {
        for (StateGroup group : Groups.in(definition)) {
            for (State state : group.states().values()) {
                check(state, problems);
            }
        }
    }

    private static void check(State state, Problems problems) {
        switch (state) {
            case State.Task task -> task(task, problems);
            case State.Wait wait -> {
                switch (wait.until()) {
                    case WaitFor.Seconds(Operand seconds) -> whole(Optional.of(seconds), 0, problems);
                    case WaitFor.Timestamp(Operand timestamp) -> timestamp(timestamp, problems);
                }
            }
            case State.Map map -> {
                whole(map.limits().maxConcurrency(), 0, problems);
                whole(map.limits().toleratedFailureCount(), 0, problems);
            }
            case State.Fail fail -> {
                text(fail.error(), problems);
                text(fail.cause(), problems);
            }
            case State.Pass _, State.Choice _, State.Succeed _, State.Parallel _ -> {}
        }
    }

    private static void task(State.Task task, Problems problems) {
        Optional<Long> timeout = whole(task.timeout(), 1, problems);
        Optional<Long> heartbeat = whole(task.heartbeat(), 1, problems);
        if (timeout.isPresent() && heartbeat.isPresent() && heartbeat.get() >= timeout.get()) {
            problems.schema(
                    "HeartbeatSeconds must be smaller than TimeoutSeconds",
                    task.header().pointer());
        }
        task.credentials().ifPresent(credentials -> credentials(credentials, problems));
    }

    private static void credentials(Template credentials, Problems problems) {
        boolean named = credentials.value() instanceof Map<?, ?> map
                && (map.containsKey("RoleArn") || map.containsKey("RoleArn.$"));
        if (!named && !(credentials.value() instanceof String)) {
            problems.schema("The field 'RoleArn' is required but was missing", credentials.pointer());
        }
    }

    private static void text(Optional<Operand> operand, Problems problems) {
        if (operand.isPresent()
                && operand.get() instanceof Operand.Literal(String _, Object value, String pointer)
                && !(value instanceof String)) {
            problems.schema("Expected value of type String", pointer);
        }
    }

    private static Optional<Long> whole(Optional<Operand> operand, long least, Problems problems) {
        if (operand.isEmpty() || !(operand.get() instanceof Operand.Literal(String _, Object value, String pointer))) {
            return Optional.empty();
        }
        if (!(value instanceof Number number) || !Numbers.isWhole(number)) {
            problems.schema("Expected value of type Integer", pointer);
            return Optional.empty();
        }
        if (number.longValue() < least || number.longValue() > LONGEST_WAIT) {
            problems.schema("The value must be between " + least + " and " + LONGEST_WAIT, pointer);
        }
        return Optional.of(number.longValue());
    }

    private static void timestamp(Operand operand, Problems problems) {
        if (!(operand instanceof Operand.Literal(String _, Object value, String pointer))) {
            return;
        }
        try {
            OffsetDateTime.parse(String.valueOf(value));
        } catch (DateTimeParseException _) {
            problems.schema("String does not match RFC3339 timestamp", pointer);
        }
    }
}
