package dev.lockstep.engine.bench;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Prints what a transition costs in executions of more and more events, and an execution among more and more machines.
final class Flatness {
    private static final int[] EVENTS = {10, 100, 1_000, 10_000, 24_900};
    private static final int[] MACHINES = {1, 10, 100, 1_000};
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Engine engine =
            Engine.builder().virtualTime(Instant.EPOCH).seed(7).build();
    private long executions;

    public static void main(String[] arguments) throws InterruptedException {
        new Flatness().print();
    }

    private void print() throws InterruptedException {
        System.out.println("| events of the history | microseconds an event, history told |");
        System.out.println("|---:|---:|");
        for (int events : EVENTS) {
            // a turn of the loop has four events
            StateMachine machine = StateMachine.parse("loop", Json.write(Workload.loop(Math.max(1, events / 4 - 1))));
            long found = tell(machine);
            System.out.printf(Locale.ROOT, "| %,d | %.2f |%n", found, cost(() -> tell(machine)) / 1_000.0 / found);
        }
        System.out.println();
        System.out.println("| machines | microseconds an execution of W1 |");
        System.out.println("|---:|---:|");
        for (int machines : MACHINES) {
            List<StateMachine> all = IntStream.range(0, machines)
                    .mapToObj(i -> StateMachine.parse("m" + i, Workload.W1.definition()))
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.1f |%n",
                    machines,
                    cost(() -> tell(all.get((int) (executions % machines)))) / 1_000.0);
        }
        engine.close();
    }

    private interface Work {
        long once() throws InterruptedException;
    }

    /// Nanoseconds a time, after as long a warm-up.
    private static double cost(Work work) throws InterruptedException {
        measured(work);
        return measured(work);
    }

    private static double measured(Work work) throws InterruptedException {
        long begun = System.nanoTime();
        long times = 0;
        long taken;
        do {
            work.once();
            times++;
            taken = System.nanoTime() - begun;
        } while (taken < LEAST_NANOS);
        return (double) taken / times;
    }

    private long tell(StateMachine machine) throws InterruptedException {
        Execution execution = engine.start(machine, "e" + ++executions, "{\"i\":0}");
        Outcome outcome = execution.await();
        if (outcome.status() != Outcome.Status.SUCCEEDED) {
            throw new IllegalStateException(outcome.toString());
        }
        return execution.history().size();
    }
}
