package dev.lockstep.engine;

import dev.lockstep.engine.history.History;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.turn.Beginning;
import dev.lockstep.engine.turn.Conclusion;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;
import dev.lockstep.engine.turn.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what came to an execution.
final class RecordingJournal implements Journal<Input> {
    private final List<Recorded<Input>> inputs = new CopyOnWriteArrayList<>();
    private volatile Beginning beginning = new Beginning(Instant.EPOCH, 0);

    Past<Input> past() {
        return new Past<>(beginning, inputs);
    }

    @Override
    public void begin(Beginning how) {
        beginning = how;
    }

    @Override
    public void keep(Instant at, Input input) {
        inputs.add(new Recorded<>(at, input));
    }

    @Override
    public void end(Conclusion conclusion, History history) {
        // the inputs say it all
    }

    @Override
    public void whenSafe(Runnable work) {
        work.run();
    }
}
