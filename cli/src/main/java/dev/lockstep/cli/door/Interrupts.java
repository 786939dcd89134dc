package dev.lockstep.cli.door;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, as a command meets it: it may end what it began and write down how far it came.
public interface Interrupts {
    /// Nobody interrupts.
    Interrupts NEVER = stop -> () -> {};

    /// Calls `stop` when the person interrupts, until the watch is closed; the process then waits for that.
    Watch whenInterrupted(Runnable stop);

    /// Open as long as the command has something to end cleanly.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// The interrupts of this process; the JVM then ends with 130 by itself.
    static Interrupts ofProcess() {
        return stop -> {
            var finished = new CountDownLatch(1);
            var hook = new Thread(() -> end(stop, finished), "interrupted");
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                finished.countDown();
                forget(hook);
            };
        };
    }

    private static void end(Runnable stop, CountDownLatch finished) {
        stop.run();
        try {
            // what is written then is small; who waits longer has been forgotten
            var _ = finished.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the hook itself waits for this close
        }
    }
}
