package dev.lockstep.functions.log;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import dev.lockstep.functions.json.Redaction;
import dev.lockstep.functions.time.Time;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Writes one JSON line a message, with the field names Powertools and Lambda use, so that their queries find them.
/// One object belongs to one invocation; nothing is shared between invocations that run side by side. Values that
/// [Redaction] hides are in no line.
public final class StageLog {
    private final Level least;
    private final Map<String, Json> fields;
    private final Time time;
    private final Consumer<String> lines;

    /// @param fields written after timestamp, level and message of every line
    public StageLog(Level least, Map<String, Json> fields, Time time) {
        this(least, fields, time, Console::print);
    }

    StageLog(Level least, Map<String, Json> fields, Time time, Consumer<String> lines) {
        this.least = least;
        this.fields = new LinkedHashMap<>(fields);
        this.time = time;
        this.lines = lines;
    }

    /// The log of a function that is no stage.
    ///
    /// @param service what its lines are found by
    public static StageLog of(String service, Settings settings, Context lambda) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("service", Json.of(service));
        fields.put("function_name", Json.of(String.valueOf(lambda.getFunctionName())));
        fields.put("function_request_id", Json.of(String.valueOf(lambda.getAwsRequestId())));
        return new StageLog(least(settings), fields, Time.OF_THIS_MACHINE);
    }

    /// From which level on lines are written.
    public static Level least(Settings settings) {
        return Level.of(settings.ofPlatform("lockstep.log.level", "AWS_LAMBDA_LOG_LEVEL")
                .orElse("INFO"));
    }

    /// For whoever looks for a fault.
    public void debug(String message) {
        write(Level.DEBUG, message, Map.of());
    }

    /// What happened.
    public void info(String message) {
        write(Level.INFO, message, Map.of());
    }

    /// What happened, with values to query by: strings, numbers, records.
    public void info(String message, Map<String, ?> values) {
        write(Level.INFO, message, values);
    }

    /// What somebody should look at.
    public void warn(String message) {
        write(Level.WARN, message, Map.of());
    }

    /// What somebody should look at, with values to query by.
    public void warn(String message, Map<String, ?> values) {
        write(Level.WARN, message, values);
    }

    /// What went wrong.
    public void error(String message, Throwable cause) {
        if (Level.ERROR.compareTo(least) >= 0) {
            Map<String, Json> error = new LinkedHashMap<>();
            error.put("message", Json.of(String.valueOf(cause.getMessage())));
            error.put("name", Json.of(cause.getClass().getName()));
            error.put("stack", Json.of(stack(cause)));
            write(Level.ERROR, message, Map.of("error", new Json.Obj(error)));
        }
    }

    /// The stack in one field: a trace of many lines would be many log messages.
    private static String stack(Throwable cause) {
        StringBuilder text = new StringBuilder(cause.toString());
        for (StackTraceElement frame : cause.getStackTrace()) {
            text.append("\n\tat ").append(frame);
        }
        Throwable deeper = cause.getCause();
        return deeper == null ? text.toString() : text + "\nCaused by: " + stack(deeper);
    }

    private void write(Level level, String message, Map<String, ?> values) {
        if (level.compareTo(least) < 0) {
            return;
        }
        Map<String, Json> line = new LinkedHashMap<>();
        line.put("timestamp", Json.of(time.now().truncatedTo(ChronoUnit.MILLIS).toString()));
        line.put("level", Json.of(level.name()));
        line.put("message", Json.of(message));
        line.putAll(fields);
        values.forEach((name, value) -> line.put(name, Records.encode(value)));
        lines.accept(JsonText.text(Redaction.ofThisProcess().json(new Json.Obj(line))));
    }
}
