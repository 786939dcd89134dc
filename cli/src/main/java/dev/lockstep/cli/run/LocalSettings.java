package dev.lockstep.cli.run;

import dev.lockstep.cli.folder.RunDirectory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the handlers' settings say on this machine, as system properties, and what these were before.
public record LocalSettings(Map<String, Optional<String>> before) implements AutoCloseable {
    /// The bucket that stages hand each other data in.
    static final String DATA_BUCKET = "data";

    /// The table in which the stage kit remembers, and its key.
    static final String STATE_TABLE = "remembered";

    static final String STATE_KEY = "id";

    /// The file of a run in which its handlers write what took how long.
    public static final String TRACE = "trace.jsonl";

    /// Sets them for the runs of a pipeline.
    ///
    /// @param run the folder of the run
    public static LocalSettings set(String pipeline, RunDirectory run) {
        var values = new LinkedHashMap<String, String>();
        values.put("lockstep.prefix", "");
        values.put("lockstep.data.bucket", DATA_BUCKET);
        values.put("lockstep.state.table", STATE_TABLE);
        values.put("lockstep.environment", "local");
        values.put("lockstep.pipeline", pipeline);
        values.put("lockstep.trace.file", run.file(TRACE).toString());
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
