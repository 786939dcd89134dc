package dev.lockstep.engine;

import java.time.Instant;
import java.util.Optional;

/// Runs state machines. What it may touch comes in by its builder: time, chance, functions, a listener.
public final class Engine implements AutoCloseable {

    private final boolean ready;

    private Engine(boolean ready) {
        this.ready = ready;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Starts an execution and returns at once. The input must be JSON text.
    ///
    /// @throws IllegalArgumentException when the input is not JSON
    public Execution start(StateMachine machine, String name, String input) {
        if (!ready) {
            throw new IllegalArgumentException(machine.name() + name + input);
        }
        throw new UnsupportedOperationException("to come");
    }

    /// The engine's time, virtual or real.
    public Instant now() {
        if (!ready) {
            return Instant.EPOCH;
        }
        throw new UnsupportedOperationException("to come");
    }

    /// Ends the engine's threads; executions that run stay unfinished.
    @Override
    public void close() {}

    /// Collects what an engine needs. Without further settings it runs in real time and knows no functions.
    public static final class Builder {
        private Optional<Instant> virtualFrom = Optional.empty();
        private long seed;
        private String account = "000000000000";
        private String region = "eu-central-1";

        private Builder() {}

        /// Time starts at the given moment, and jumps to the next due one when nothing else can happen.
        public Builder virtualTime(Instant from) {
            virtualFrom = Optional.of(from);
            return this;
        }

        public Builder realTime() {
            virtualFrom = Optional.empty();
            return this;
        }

        /// Makes jitter, identifiers and random values repeat from run to run.
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        public Builder functions(FunctionInvoker functions) {
            return this;
        }

        public Builder listener(ExecutionListener listener) {
            return this;
        }

        public Builder account(String account) {
            this.account = account;
            return this;
        }

        public Builder region(String region) {
            this.region = region;
            return this;
        }

        public Engine build() {
            return new Engine(virtualFrom.isPresent() && account.isEmpty() && region.isEmpty() && seed == 0);
        }
    }
}
