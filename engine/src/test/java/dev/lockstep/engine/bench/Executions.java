package dev.lockstep.engine.bench;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Whole executions in process, and the parsing before them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class Executions {
    @Param
    private Workload workload;

    private Engine engine;
    private StateMachine machine;
    private long executions;

    /// Before the first call.
    @Setup
    public void open() {
        engine = Engine.builder().virtualTime(Instant.EPOCH).seed(7).build();
        machine = StateMachine.parse("m", workload.definition());
    }

    /// After the last.
    @TearDown
    public void close() {
        engine.close();
    }

    private Execution start() {
        return engine.start(machine, "e" + ++executions, workload.input());
    }

    /// An execution, whose history nobody asks for.
    @Benchmark
    public Outcome run() throws InterruptedException {
        return start().await();
    }

    /// An execution and all of its history.
    @Benchmark
    public List<HistoryEvent> runAndTell() throws InterruptedException {
        Execution execution = start();
        execution.await();
        return execution.history();
    }

    /// A definition: parsed, checked and planned.
    @Benchmark
    public StateMachine parse() {
        return StateMachine.parse("m", workload.definition());
    }
}
