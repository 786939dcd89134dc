package dev.lockstep.local.lambda;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Cuts what one invocation writes into lines and hands them on, in the order written, each stream by itself.
///
/// Bytes are decoded a whole line at a time, so a character split over two writes stays whole.
final class InvocationOutput {

    private final String functionName;
    private final String requestId;
    private final Consumer<LogLine> sink;
    private final Map<LogLine.Source, ByteArrayOutputStream> pending = new EnumMap<>(LogLine.Source.class);

    InvocationOutput(String functionName, String requestId, Consumer<LogLine> sink) {
        this.functionName = functionName;
        this.requestId = requestId;
        this.sink = sink;
    }

    synchronized void write(LogLine.Source source, byte[] bytes, int offset, int length) {
        ByteArrayOutputStream line = pending.computeIfAbsent(source, ignored -> new ByteArrayOutputStream());
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                emit(source, line);
                start = i + 1;
            }
        }
        line.write(bytes, start, offset + length - start);
    }

    /// The last line may lack its line end.
    synchronized void finish() {
        pending.forEach((source, line) -> {
            if (line.size() > 0) {
                emit(source, line);
            }
        });
    }

    private void emit(LogLine.Source source, ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        sink.accept(new LogLine(functionName, requestId, source, whole));
    }
}
