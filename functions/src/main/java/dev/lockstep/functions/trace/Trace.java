package dev.lockstep.functions.trace;

import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The spans of one invocation: one of the stage, and below it those that the stage makes by [#span]. What is done on
/// other threads counts as the stage's own. A span that nobody takes is lost, never the stage.
public final class Trace {
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private static final int ID = 16;
    private static final int RUN = 24;

    private final Optional<SpanSink> sink;
    private final TraceHeader header;
    private final String seed;
    private final Time time;
    private final Consumer<String> trouble;
    private final AtomicInteger spans = new AtomicInteger();
    private final Map<String, Object> annotations = new LinkedHashMap<>();
    private final String own;

    private Trace(Optional<SpanSink> sink, TraceHeader header, String invocation, Time time, Consumer<String> trouble) {
        this.sink = header.sampled() ? sink : Optional.empty();
        this.header = header;
        this.seed = invocation;
        this.time = time;
        this.trouble = trouble;
        this.own = id();
    }

    /// What a trace is made of.
    ///
    /// @param header as Lambda gives it
    /// @param file where spans are written to on this machine
    /// @param daemon where they are sent to on Lambda
    public record Wiring(Optional<String> header, Optional<String> file, Optional<String> daemon) {}

    /// Whose trace it is.
    ///
    /// @param run what all invocations of it have in common
    /// @param began when the run did
    /// @param invocation what no other invocation is called
    public record Origin(String run, Instant began, String invocation) {}

    /// What a span is done for.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /// The trace of an invocation. Where no header says which it is, all invocations of a run agree on one.
    ///
    /// @param trouble told what could not be sent
    public static Trace of(Wiring wiring, Origin origin, Time time, Consumer<String> trouble) {
        TraceHeader header = wiring.header()
                .flatMap(TraceHeader::parse)
                .orElseGet(() -> new TraceHeader(
                        String.format(
                                Locale.ROOT,
                                "1-%08x-%s",
                                origin.began().getEpochSecond(),
                                Checksums.sha256(origin.run()).substring(0, RUN)),
                        Optional.empty(),
                        wiring.file().isPresent()));
        return new Trace(SpanSink.of(wiring.file(), wiring.daemon()), header, origin.invocation(), time, trouble);
    }

    /// Does something as a span of its own.
    public <T> T span(String name, Work<T> work) throws IOException {
        String parent = CURRENT.isBound() ? CURRENT.get() : own;
        String id = id();
        Instant began = time.now();
        try {
            T result = ScopedValue.where(CURRENT, id).call(work::run);
            send(new Span(header.root(), id, Optional.of(parent), name, began, time.now(), Map.of(), null, false));
            return result;
        } catch (IOException | RuntimeException e) {
            send(new Span(header.root(), id, Optional.of(parent), name, began, time.now(), Map.of(), e, true));
            throw e;
        }
    }

    /// Says something by which the trace can be found.
    public void annotate(String name, Object value) {
        annotations.put(name, value);
    }

    /// Ends the span of the stage itself.
    ///
    /// @param ours whether the fault lies with what runs, and not with what it was given
    public void end(String name, Instant began, @Nullable Throwable failure, boolean ours) {
        send(new Span(header.root(), own, header.parent(), name, began, time.now(), annotations, failure, ours));
    }

    private void send(Span span) {
        if (sink.isPresent()) {
            try {
                sink.get().send(SegmentDocument.text(span));
            } catch (IOException | RuntimeException e) { // whatever it is: the work is done
                trouble.accept("a span could not be sent: " + e.getMessage());
            }
        }
    }

    /// 64 bits that no other span of the trace has, without chance: a snapshot of the process repeats chance.
    private String id() {
        return Checksums.sha256(seed + "/" + spans.incrementAndGet()).substring(0, ID);
    }
}
