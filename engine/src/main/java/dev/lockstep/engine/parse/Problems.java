package dev.lockstep.engine.parse;

import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.InvalidDefinition.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong, so that all of it is told at once.
public final class Problems {
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    /// The schema of the language is broken at a place.
    public void schema(String message, String pointer) {
        error("SCHEMA_VALIDATION_FAILED", message, pointer);
    }

    /// The schema holds, but a value is none that AWS takes.
    public void value(String message, String pointer) {
        error(Diagnostic.VALUE_ERROR, message, pointer);
    }

    public void error(String code, String message, String pointer) {
        found.add(new Diagnostic(Severity.ERROR, code, message, pointer.isEmpty() ? "/" : pointer));
    }

    /// The text as a whole is wrong: there is no place to tell.
    public void whole(String code, String message) {
        found.add(new Diagnostic(Severity.ERROR, code, message, ""));
    }

    /// Nothing is wrong, but somebody may have thought of something else.
    public void warn(String code, String message, String pointer) {
        warnings.add(new Diagnostic(Severity.WARNING, code, message, pointer));
    }

    public List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<Diagnostic> found() {
        return List.copyOf(found);
    }
}
