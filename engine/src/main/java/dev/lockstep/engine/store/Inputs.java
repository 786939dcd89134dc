package dev.lockstep.engine.store;

import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.store.form.Form;
import dev.lockstep.engine.turn.Recorded;
import java.time.Instant;

/// What comes to executions, as bytes.
public final class Inputs {
    private static final Form<Kept> FORM = Form.of(Kept.class);

    private record Kept(Instant at, Input input) {}

    private Inputs() {}

    public static byte[] write(Instant at, Input input) {
        return FORM.write(new Kept(at, input));
    }

    public static Recorded<Input> read(byte[] bytes) {
        Kept kept = FORM.read(bytes);
        return new Recorded<>(kept.at(), kept.input());
    }
}
