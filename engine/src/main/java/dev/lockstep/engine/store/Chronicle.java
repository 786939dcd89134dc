package dev.lockstep.engine.store;

import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.turn.Past;
import java.util.List;

/// How a store has the events of an execution that ended.
public sealed interface Chronicle {
    /// Of an execution that is not kept any more.
    Chronicle NONE = new Written(List.of());

    /// As they were written.
    record Written(List<HistoryEvent> events) implements Chronicle {
        public Written {
            events = List.copyOf(events);
        }
    }

    /// As what came to the execution, from which the same events follow again.
    ///
    /// @param events how many they are
    record Untold(Past<Input> past, int events) implements Chronicle {}
}
