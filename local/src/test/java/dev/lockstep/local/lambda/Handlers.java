package dev.lockstep.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// Handlers as people write them.
final class Handlers {

    private Handlers() {}

    static final class Private implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }

    /// Gives back what it was given.
    public static final class Echo implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(out);
        }
    }

    /// Tells what it was told of its invocation, and prints, itself and from a thread it starts.
    public static final class Talker implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            String name = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"", "");
            System.out.println("out " + name);
            System.err.print("err ünï " + name);
            context.getLogger().log("log " + name);
            var thread = new Thread(() -> System.out.println("thread " + name));
            thread.start();
            join(thread);
            String answer = "\"%s %s %d\""
                    .formatted(
                            context.getFunctionName(), context.getInvokedFunctionArn(), context.getMemoryLimitInMB());
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        }

        private static void join(Thread thread) throws IOException {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }
    }

    /// Fails, with or without a message.
    public static final class Failing implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            if (in.readAllBytes().length > 2) {
                throw new IllegalStateException("three records are bad");
            }
            throw new StackOverflowError();
        }
    }

    /// Waits until it is interrupted.
    public static final class Endless implements RequestStreamHandler {

        static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                INTERRUPTED.countDown();
            }
        }
    }

    /// Says more than Lambda lets it.
    public static final class Verbose implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            out.write(new byte[6 * 1024 * 1024 + 101]);
        }
    }

    /// Cannot be made.
    public static final class Broken implements RequestStreamHandler {
        public Broken() {
            throw new IllegalArgumentException("no configuration");
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }
}
