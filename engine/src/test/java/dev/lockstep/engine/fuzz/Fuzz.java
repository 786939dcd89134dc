package dev.lockstep.engine.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Mutates the texts of a target for as long as it is told. A text that goes a way none went before is kept and mutated
/// further, so that chance gets deeper than it would by itself.
final class Fuzz {
    private static final int MOST_KEPT = 5_000;
    private static final int MOST_WAYS = 50_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Supplier<Target> targets;
    private final SplittableRandom random;
    private final Set<String> ways = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private Slowest slowest = new Slowest(0, "");

    /// What should not have happened, and by which text.
    record Finding(String text, String what) {}

    /// How it went.
    ///
    /// @param ways how many different ways texts went
    /// @param slowest how many milliseconds the slowest text took, and which it was
    /// @param grown by how many bytes the heap has grown between a tenth of the cases and their end
    record Report(String target, long cases, int ways, Slowest slowest, long grown, List<Finding> findings) {}

    record Slowest(long millis, String text) {}

    Fuzz(Supplier<Target> targets, long seed) {
        this.targets = targets;
        this.random = new SplittableRandom(seed);
    }

    /// @param goOn told how many cases there were
    Report run(Goes goOn) throws InterruptedException {
        long cases = 0;
        long early = 0;
        ExecutorService worker = worker();
        Target target = targets.get();
        try {
            List<String> pool = new ArrayList<>(target.seeds());
            while (goOn.on(cases) && findings.size() < 20) {
                String text = cases < pool.size()
                                && ways.size() < MOST_WAYS
                                && cases < target.seeds().size()
                        ? pool.get((int) cases)
                        : target.mutate(any(pool), any(pool), random);
                String way = attempt(target, worker, text);
                if (way.isEmpty()) {
                    // what hangs would be in the way of everything after it
                    worker.shutdownNow();
                    worker = worker();
                    target = targets.get();
                } else if (ways.size() < MOST_WAYS && ways.add(way) && pool.size() < MOST_KEPT) {
                    pool.add(text);
                }
                if (++cases == goOn.tenth()) {
                    early = used();
                }
            }
            return new Report(target.name(), cases, ways.size(), slowest, used() - early, List.copyOf(findings));
        } finally {
            worker.shutdownNow();
            target.close();
        }
    }

    /// Whether to go on.
    interface Goes {
        boolean on(long cases);

        /// After how many cases the heap is measured for the first time.
        default long tenth() {
            return 200;
        }
    }

    private String any(List<String> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    /// The way that a text went; none when it hangs.
    private String attempt(Target target, ExecutorService worker, String text) throws InterruptedException {
        long begun = System.nanoTime();
        Future<String> going = worker.submit(() -> target.attempt(text));
        try {
            return going.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            findings.add(new Finding(text, String.valueOf(e.getCause())));
            return "finding " + Words.shape(String.valueOf(e.getCause()));
        } catch (TimeoutException _) {
            findings.add(new Finding(text, "no end after " + LONGEST));
            return "";
        } finally {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            slowest = millis > slowest.millis() ? new Slowest(millis, text) : slowest;
        }
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("fuzz").factory());
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
