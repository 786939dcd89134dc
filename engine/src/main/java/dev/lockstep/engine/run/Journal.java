package dev.lockstep.engine.run;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.history.History;
import java.time.Instant;

/// Keeps what an execution cannot do without to go on after a crash: how it began, what came to it, and how it ended.
/// The calls come one after the other and return at once; what was given is safe when the work of a later
/// [#whenSafe] runs.
public interface Journal {
    /// Keeps nothing, and so has nothing to wait for.
    Journal NONE = new Journal() {
        @Override
        public void begin(Beginning beginning) {}

        @Override
        public void keep(Instant at, Input input) {}

        @Override
        public void end(Instant at, Outcome outcome, History history) {}

        @Override
        public void whenSafe(Runnable work) {
            work.run();
        }
    };

    void begin(Beginning beginning);

    void keep(Instant at, Input input);

    void end(Instant at, Outcome outcome, History history);

    /// Runs the work, on whatever thread, as soon as all that was given before is safe.
    void whenSafe(Runnable work);
}
