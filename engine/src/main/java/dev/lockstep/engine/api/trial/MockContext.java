package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.Map;
import java.util.Set;

/// A context object that was given, held against what a context object can have.
final class MockContext {
    private static final Map<String, Map<String, Class<?>>> MEMBERS = Map.of(
            "Execution",
            Map.of(
                    "Id", String.class,
                    "Input", Object.class,
                    "Name", String.class,
                    "RoleArn", String.class,
                    "StartTime", String.class,
                    "RedriveCount", Number.class,
                    "RedriveTime", String.class),
            "State",
            Map.of("EnteredTime", String.class, "Name", String.class, "RetryCount", Number.class),
            "StateMachine",
            Map.of("Id", String.class, "Name", String.class),
            "Task",
            Map.of("Token", String.class));

    private MockContext() {}

    static Object parse(String text) {
        Object context;
        try {
            context = Json.parse(text);
        } catch (InvalidJson e) {
            throw refusal(e.reason());
        }
        if (!(context instanceof Map<?, ?> members)) {
            throw refusal("it must be a JSON object");
        }
        members.forEach((name, value) -> check((String) name, value));
        return context;
    }

    private static void check(String name, Object value) {
        if (name.equals("Map")) {
            throw refusal("'Map' field is not supported when mocking a Context object");
        }
        allow(MEMBERS.keySet(), name);
        if (!(value instanceof Map<?, ?> members)) {
            throw refusal(name + " must be an object");
        }
        Map<String, Class<?>> allowed = MEMBERS.getOrDefault(name, Map.of());
        members.forEach((inner, innerValue) -> {
            allow(allowed.keySet(), (String) inner);
            Class<?> type = allowed.getOrDefault((String) inner, Object.class);
            if (!type.isInstance(innerValue)) {
                throw refusal(name + "." + inner + " must be a " + (type == String.class ? "string" : "number"));
            }
        });
    }

    private static void allow(Set<String> allowed, String name) {
        if (!allowed.contains(name)) {
            throw refusal("Field '" + name + "' is not allowed");
        }
    }

    private static ApiFailure refusal(String reason) {
        return ApiFailure.validation("Invalid Context object provided: " + reason);
    }
}
