package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.time.Chance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the expressions of a state on trial see beside its input.
record TrialContext(Object context, Map<?, ?> variables, Instant now, Chance chance) implements Frame.Surroundings {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public @Nullable Object variable(String name) {
        return variables.get(name);
    }

    /// The context object of an execution that only exists for the trial.
    static Object made(Door door, String state, Object input, Optional<String> roleArn, int retries) {
        String machine = door.uuid();
        String execution = door.uuid();
        String now = MILLISECONDS.format(door.now());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("Id", door.place().expressOf(machine, execution));
        run.put("Input", input);
        run.put("Name", execution);
        roleArn.ifPresent(role -> run.put("RoleArn", role));
        run.put("StartTime", now);
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Execution", run);
        context.put("StateMachine", ordered("Id", door.place().stateMachine(machine), "Name", machine));
        Map<String, Object> self = ordered("Name", state, "EnteredTime", now);
        self.put("RetryCount", retries);
        context.put("State", self);
        return context;
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
