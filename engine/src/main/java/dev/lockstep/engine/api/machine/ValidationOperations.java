package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Reply;
import java.util.List;
import java.util.Optional;

/// Checking definitions without creating anything.
public final class ValidationOperations {
    private static final int MOST = 100;

    public List<Operation<?>> all() {
        return List.of(new Operation<>("ValidateStateMachineDefinition", Validate::of, this::validate));
    }

    private record Validate(String definition, Machine.Kind kind, boolean warnings, int most) {
        static Validate of(Fields fields) {
            int most = fields.integer("maxResults", 0, 0, MOST);
            return new Validate(
                    fields.required("definition"),
                    MachineOperations.readKind(fields),
                    fields.oneOf("severity", List.of("ERROR", "WARNING"))
                            .filter(severity -> severity.equals("WARNING"))
                            .isPresent(),
                    most == 0 ? MOST : most);
        }
    }

    private Reply validate(Validate request) {
        List<Diagnostic> all = Definitions.diagnose(request.definition(), request.kind());
        List<Diagnostic> shown = all.stream()
                .filter(found -> request.warnings() || isError(found))
                .toList();
        return Reply.empty()
                .with("result", all.stream().anyMatch(ValidationOperations::isError) ? "FAIL" : "OK")
                .with(
                        "diagnostics",
                        shown.stream()
                                .limit(request.most())
                                .map(ValidationOperations::shape)
                                .toList())
                .with("truncated", shown.size() > request.most());
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Diagnostic.Severity.ERROR;
    }

    private static Object shape(Diagnostic diagnostic) {
        return Reply.empty()
                .with("severity", diagnostic.severity().name())
                .with("code", diagnostic.code())
                .with("message", diagnostic.message())
                .with("location", Optional.of(diagnostic.location()).filter(place -> !place.isEmpty()))
                .members();
    }
}
