package dev.lockstep.cli.folder;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The log of one operation: JSON lines, each complete when it is written. Handlers' own lines stand between ours.
///
/// Lines come from several threads. The first line that cannot be written (a full disk) is kept as [#failure()]: the
/// operation ends with it, and does not go on unheard.
public final class RunLog implements AutoCloseable {
    private final Path file;
    private final Writer writer;
    private final InstantSource clock;
    private final Map<String, Object> always;
    private Optional<Refusal> failure = Optional.empty();

    private RunLog(Path file, Writer writer, InstantSource clock, Map<String, Object> always) {
        this.file = file;
        this.writer = writer;
        this.clock = clock;
        this.always = always;
    }

    public static RunLog open(RunDirectory directory, InstantSource clock) {
        var file = directory.file("log.jsonl");
        try {
            return new RunLog(file, Files.newBufferedWriter(file), clock, Map.of("correlation_id", directory.id()));
        } catch (IOException trouble) {
            throw RunDirectory.cannotWrite(file, trouble);
        }
    }

    public void info(String message, Map<String, Object> fields) {
        line("INFO", message, fields);
    }

    public void error(String message, Throwable thrown) {
        line("ERROR", message, Map.of("stack", stack(thrown)));
    }

    /// A line somebody else wrote: as it is when it is JSON, else wrapped into it.
    public void foreign(String source, String text) {
        if (text.startsWith("{") && !Members.read(text).isEmpty()) {
            append(text);
        } else if (!text.isBlank()) {
            line("INFO", text, Map.of("source", source));
        }
    }

    public synchronized Optional<Refusal> failure() {
        return failure;
    }

    public Path file() {
        return file;
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException trouble) {
            remember(trouble);
        }
    }

    private void line(String level, String message, Map<String, Object> fields) {
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", level);
        line.put("message", message);
        line.putAll(always);
        line.putAll(fields);
        append(Json.write(line));
    }

    private static List<Object> stack(Throwable thrown) {
        var frames = new ArrayList<>();
        for (var cause = thrown; cause != null && frames.size() < 500; cause = cause.getCause()) {
            frames.add(cause.toString());
            for (var frame : cause.getStackTrace()) {
                frames.add("  at " + frame);
            }
        }
        return frames;
    }

    private synchronized void append(String line) {
        try {
            writer.write(line);
            writer.write('\n');
            writer.flush();
        } catch (IOException trouble) {
            remember(trouble);
        }
    }

    private void remember(IOException trouble) {
        if (failure.isEmpty()) {
            failure = Optional.of(RunDirectory.cannotWrite(file, trouble));
        }
    }
}
