package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import java.util.Map;
import java.util.TreeMap;

/// The environment variables of a function: what the handlers' own `Settings` ask for.
final class Settings {

    private Settings() {}

    static Map<String, String> of(Environment environment, Deployable pipeline, Map<String, String> more) {
        var settings = new TreeMap<>(more);
        settings.put("LOCKSTEP_ENVIRONMENT", environment.name());
        settings.put("LOCKSTEP_PIPELINE", pipeline.name());
        settings.put("LOCKSTEP_PREFIX", environment.prefix());
        settings.put("LOCKSTEP_DATA_BUCKET", environment.physical(DataStack.HANDED_ON));
        settings.put("LOCKSTEP_STATE_TABLE", environment.physical(DataStack.REMEMBERED));
        return settings;
    }
}
