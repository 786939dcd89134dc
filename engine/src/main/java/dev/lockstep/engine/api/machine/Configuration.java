package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.store.KeptRevision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a machine is logged, traced and encrypted, kept as it was given.
public record Configuration(Map<?, ?> logging, Map<?, ?> tracing, Map<?, ?> encryption) {
    private static final Map<?, ?> NO_LOGGING = Map.of("level", "OFF", "includeExecutionData", false);
    private static final Map<?, ?> NO_TRACING = Map.of("enabled", false);
    private static final Map<?, ?> OWN_KEY = Map.of("type", "AWS_OWNED_KEY");

    /// What stands when nothing is said.
    static final Configuration USUAL = new Configuration(NO_LOGGING, NO_TRACING, OWN_KEY);

    /// The members of a request; what it does not say stays.
    static Configuration of(Fields fields, Configuration before) {
        return new Configuration(
                logging(fields).<Map<?, ?>>map(given -> given).orElse(before.logging),
                fields.object("tracingConfiguration")
                        .<Map<?, ?>>map(given -> given)
                        .orElse(before.tracing),
                fields.object("encryptionConfiguration")
                        .<Map<?, ?>>map(given -> given)
                        .orElse(before.encryption));
    }

    static Configuration of(KeptRevision kept) {
        return new Configuration((Map<?, ?>) kept.logging(), (Map<?, ?>) kept.tracing(), (Map<?, ?>) kept.encryption());
    }

    /// Whether a request says anything of it.
    static boolean isIn(Fields fields) {
        return fields.object("loggingConfiguration").isPresent()
                || fields.object("tracingConfiguration").isPresent()
                || fields.object("encryptionConfiguration").isPresent();
    }

    private static Optional<Map<?, ?>> logging(Fields fields) {
        Optional<Fields> logging = fields.inner("loggingConfiguration");
        if (logging.isEmpty()) {
            return Optional.empty();
        }
        String level = logging.get()
                .oneOf("level", List.of("ALL", "ERROR", "FATAL", "OFF"))
                .orElse("OFF");
        int destinations = logging.get().list("destinations").orElse(List.of()).size();
        if (destinations > 1 || (destinations == 0 && !level.equals("OFF"))) {
            throw new ApiFailure(
                    "InvalidLoggingConfiguration",
                    "Invalid Logging Configuration: Must specify exactly one Log Destination.");
        }
        Map<Object, Object> complete =
                new LinkedHashMap<>(fields.object("loggingConfiguration").orElseThrow());
        complete.putIfAbsent("level", level);
        complete.putIfAbsent("includeExecutionData", false);
        return Optional.of(complete);
    }
}
