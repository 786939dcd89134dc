package dev.lockstep.engine.turn;

import dev.lockstep.engine.history.History;
import java.time.Instant;

/// Keeps what an execution cannot do without to go on after a crash: how it began, what came to it, and how it ended.
/// The calls come one after the other and return at once; what was given is safe when the work of a later
/// [#whenSafe] runs.
///
/// @param <I> what comes to it
public interface Journal<I> {

    /// Keeps nothing, and so has nothing to wait for.
    static <I> Journal<I> none() {
        return new Journal<>() {
            @Override
            public void begin(Beginning beginning) {}

            @Override
            public void keep(Instant at, I input) {}

            @Override
            public void end(Conclusion conclusion, History history) {}

            @Override
            public void whenSafe(Runnable work) {
                work.run();
            }
        };
    }

    void begin(Beginning beginning);

    void keep(Instant at, I input);

    /// Keeps the end. After it, only a redrive comes.
    void end(Conclusion conclusion, History history);

    /// Runs the work, on whatever thread, as soon as all that was given before is safe.
    void whenSafe(Runnable work);
}
