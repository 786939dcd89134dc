package dev.lockstep.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the handlers' settings say on this machine, as system properties, and what these were before.
public record LocalSettings(Map<String, Optional<String>> before) implements AutoCloseable {
    /// The bucket that stages hand each other data in.
    static final String DATA_BUCKET = "data";

    public static LocalSettings set(String pipeline) {
        var values = new LinkedHashMap<String, String>();
        values.put("lockstep.prefix", "");
        values.put("lockstep.data.bucket", DATA_BUCKET);
        values.put("lockstep.environment", "local");
        values.put("lockstep.pipeline", pipeline);
        var before = new LinkedHashMap<String, Optional<String>>();
        values.forEach((name, value) -> before.put(name, Optional.ofNullable(System.setProperty(name, value))));
        return new LocalSettings(before);
    }

    @Override
    public void close() {
        before.forEach((name, value) ->
                value.ifPresentOrElse(text -> System.setProperty(name, text), () -> System.clearProperty(name)));
    }
}
