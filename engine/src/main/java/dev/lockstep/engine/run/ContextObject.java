package dev.lockstep.engine.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The context object: what a state can ask about the execution, the machine, itself, its item and its task.
final class ContextObject {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ContextObject() {}

    static Object of(Visit visit) {
        return of(visit, visit.level().mapContext());
    }

    static Object of(Visit visit, Object mapContext) {
        return of(visit, Optional.of(mapContext));
    }

    private static Object of(Visit visit, Optional<Object> mapContext) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Execution", visit.run().executionContext());
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("EnteredTime", written(visit.enteredAt()));
        state.put("Name", visit.step().name());
        if (visit.step().type().isRetried()) {
            state.put("RetryCount", visit.attempts().retries());
        }
        context.put("State", state);
        context.put("StateMachine", visit.run().stateMachineContext());
        mapContext.ifPresent(map -> context.put("Map", map));
        visit.taskToken().ifPresent(token -> context.put("Task", Map.of("Token", token)));
        return context;
    }

    static Map<String, Object> execution(RunRequest request, int redrives, Optional<Instant> redriven) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Id", request.arn());
        context.put("Input", request.inputValue());
        context.put("Name", request.name());
        context.put("RoleArn", request.roleArn());
        context.put("StartTime", written(request.startDate()));
        context.put("RedriveCount", redrives);
        redriven.ifPresent(at -> context.put("RedriveTime", written(at)));
        return context;
    }

    static Map<String, Object> stateMachine(RunRequest request) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Id", request.stateMachineArn());
        context.put("Name", request.stateMachineName());
        return context;
    }

    static String written(Instant time) {
        return MILLISECONDS.format(time);
    }
}
