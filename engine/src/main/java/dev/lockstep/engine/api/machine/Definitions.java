package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.InvalidDefinition;
import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.value.SourceText;
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
            throw refusal(express, definition);
        } catch (InvalidDefinition e) {
            throw refusal(e.diagnostics(), definition);
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

    /// The refusal of a definition: all that breaks the schema; where it holds, the first value that is none.
    public static ApiFailure refusal(List<Diagnostic> diagnostics, String definition) {
        List<Diagnostic> schema = diagnostics.stream()
                .filter(diagnostic -> !diagnostic.code().equals(Diagnostic.VALUE_ERROR))
                .toList();
        return new ApiFailure(
                "InvalidDefinition",
                schema.isEmpty()
                        ? value(diagnostics.getFirst(), definition)
                        : "Invalid State Machine Definition: '"
                                + schema.stream().map(Definitions::sentence).collect(Collectors.joining(", ")) + "'");
    }

    private static String value(Diagnostic diagnostic, String definition) {
        return "Error=ValueError Args=[" + SourceText.of(diagnostic.message()) + "] in definition '" + definition
                + "'.";
    }

    private static String sentence(Diagnostic diagnostic) {
        String message = diagnostic.code() + ": " + diagnostic.message().strip();
        return diagnostic.location().isEmpty() ? message : message + " at " + diagnostic.location();
    }
}
