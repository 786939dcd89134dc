package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.InvalidDefinition;
import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.api.wire.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Texts to definitions that can run, or to what is wrong with them.
public final class Definitions {
    private Definitions() {}

    /// @throws ApiFailure `InvalidDefinition`, with all that is wrong
    static StateMachine parse(String name, String definition, Machine.Kind kind) {
        List<Diagnostic> express = kind == Machine.Kind.EXPRESS ? ExpressRules.check(definition) : List.of();
        try {
            StateMachine machine = StateMachine.parse(name, definition);
            if (express.isEmpty()) {
                return machine;
            }
            throw refusal(express);
        } catch (InvalidDefinition e) {
            throw refusal(e.diagnostics());
        }
    }

    /// What is wrong with a definition, warnings too.
    static List<Diagnostic> diagnose(String definition, Machine.Kind kind) {
        List<Diagnostic> found = new ArrayList<>();
        try {
            found.addAll(StateMachine.parse("definition", definition).warnings());
        } catch (InvalidDefinition e) {
            found.addAll(e.diagnostics());
        }
        if (kind == Machine.Kind.EXPRESS) {
            found.addAll(ExpressRules.check(definition));
        }
        return found;
    }

    /// The refusal of a definition with all that is wrong about it.
    public static ApiFailure refusal(List<Diagnostic> diagnostics) {
        String all = diagnostics.stream().map(Definitions::sentence).collect(Collectors.joining(", "));
        return new ApiFailure("InvalidDefinition", "Invalid State Machine Definition: '" + all + "'");
    }

    private static String sentence(Diagnostic diagnostic) {
        String message = diagnostic.code() + ": " + diagnostic.message().strip();
        return diagnostic.location().isEmpty() ? message : message + " at " + diagnostic.location();
    }
}
