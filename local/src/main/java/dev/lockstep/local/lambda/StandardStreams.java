package dev.lockstep.local.lambda;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The door to System.out and System.err: sends what a handler prints to the invocation it belongs to.
///
/// Installed once in a JVM and never taken out, because handlers and libraries keep the stream they saw first. A thread
/// is bound to a sandbox, and threads it starts inherit that; threads of nobody's sandbox print as ever.
final class StandardStreams {

    private static final InheritableThreadLocal<@Nullable Sandbox> BOUND = new InheritableThreadLocal<>();

    static {
        System.setOut(router(LogLine.Source.OUT, System.out));
        System.setErr(router(LogLine.Source.ERR, System.err));
    }

    private StandardStreams() {}

    static void bind(Sandbox sandbox) {
        BOUND.set(sandbox);
    }

    static void release() {
        BOUND.remove();
    }

    private static PrintStream router(LogLine.Source source, PrintStream console) {
        return new PrintStream(new Router(source, console), true, StandardCharsets.UTF_8);
    }

    private static final class Router extends OutputStream {

        private final LogLine.Source source;
        private final PrintStream console;

        Router(LogLine.Source source, PrintStream console) {
            this.source = source;
            this.console = console;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            Sandbox sandbox = BOUND.get();
            if (sandbox == null) {
                console.write(bytes, offset, length);
            } else {
                sandbox.output().ifPresent(output -> output.write(source, bytes, offset, length));
            }
        }

        @Override
        public void flush() {
            if (BOUND.get() == null) {
                console.flush();
            }
        }
    }
}
