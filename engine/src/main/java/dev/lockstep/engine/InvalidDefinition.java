package dev.lockstep.engine;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// A definition that AWS would refuse, or a file of mocks that nobody can run by, with everything that is wrong about
/// it.
public final class InvalidDefinition extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public InvalidDefinition(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining(", ")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// One finding: AWS's code for it (such as `SCHEMA_VALIDATION_FAILED`), what is wrong, and the JSON pointer of its
    /// place.
    public record Diagnostic(Severity severity, String code, String message, String location) {
        /// The code of a value that fits the schema and is refused all the same.
        public static final String VALUE_ERROR = "ValueError";

        /// Errors refuse a definition, warnings do not.
        public enum Severity {
            ERROR,
            WARNING
        }

        @Override
        public String toString() {
            return code + ": " + message + (location.isEmpty() ? "" : " at " + location);
        }
    }
}
