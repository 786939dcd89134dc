package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a definition may not have when its machine is an express workflow: tasks that wait for something outside.
final class ExpressRules {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private ExpressRules() {}

    static List<Diagnostic> check(String definition) {
        ExpressRules rules = new ExpressRules();
        try {
            if (Json.parse(definition) instanceof Map<?, ?> machine) {
                rules.states(machine, "");
            }
        } catch (InvalidJson _) {
            // the parser of definitions says so
        }
        return rules.diagnostics;
    }

    private void states(Map<?, ?> group, String place) {
        if (group.get("States") instanceof Map<?, ?> states) {
            states.forEach((name, state) -> {
                if (state instanceof Map<?, ?> fields) {
                    state(fields, place + "/States/" + name);
                }
            });
        }
    }

    private void state(Map<?, ?> state, String place) {
        if (state.get("Resource") instanceof String resource) {
            resource(resource, place + "/Resource");
        }
        for (String processor : List.of("ItemProcessor", "Iterator")) {
            if (state.get(processor) instanceof Map<?, ?> group) {
                states(group, place + "/" + processor);
            }
        }
        if (state.get("Branches") instanceof List<?> branches) {
            for (int i = 0; i < branches.size(); i++) {
                if (branches.get(i) instanceof Map<?, ?> branch) {
                    states(branch, place + "/Branches[" + i + "]");
                }
            }
        }
    }

    private void resource(String resource, String place) {
        if (resource.contains(":activity:")) {
            refuse("Express state machine does not support Activity ARN", place);
        } else if (resource.endsWith(".waitForTaskToken")) {
            // the blank at the end is AWS's
            refuse("Express state machine does not support '.waitForTaskToken' service integration ", place);
        } else if (resource.endsWith(".sync") || resource.endsWith(".sync:2")) {
            refuse("Express state machine does not support '.sync' service integration ", place);
        }
    }

    private void refuse(String message, String place) {
        diagnostics.add(new Diagnostic(Diagnostic.Severity.ERROR, "SCHEMA_VALIDATION_FAILED", message, place));
    }
}
