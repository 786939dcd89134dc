package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import java.util.Map;
import java.util.TreeMap;

/// The environment variables of a function: what the handlers' own `Settings` ask for.
final class Settings {

    private Settings() {}

    /// Of a function that is no pipeline's.
    static Map<String, String> of(Environment environment) {
        var settings = new TreeMap<String, String>();
        settings.put("LOCKSTEP_ENVIRONMENT", environment.name());
        settings.put("LOCKSTEP_PREFIX", environment.prefix());
        environment.version().ifPresent(version -> settings.put("LOCKSTEP_VERSION", version));
        environment.logs().sample().ifPresent(sample -> settings.put("LOCKSTEP_LOG_SAMPLE", sample));
        if (!environment.logs().redact().isEmpty()) {
            settings.put(
                    "LOCKSTEP_LOG_REDACT", String.join(",", environment.logs().redact()));
        }
        environment
                .functions()
                .deadlineMargin()
                .ifPresent(margin -> settings.put("LOCKSTEP_DEADLINE_MARGIN", margin.toSeconds() + "s"));
        return settings;
    }

    static Map<String, String> of(Environment environment, Deployable pipeline, Map<String, String> more) {
        var settings = new TreeMap<>(more);
        settings.putAll(of(environment));
        settings.put("LOCKSTEP_PIPELINE", pipeline.name());
        settings.put("LOCKSTEP_DATA_BUCKET", environment.physical(DataStack.HANDED_ON));
        settings.put("LOCKSTEP_STATE_TABLE", environment.physical(DataStack.REMEMBERED));
        return settings;
    }
}
