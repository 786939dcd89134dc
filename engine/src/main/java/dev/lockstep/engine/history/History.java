package dev.lockstep.engine.history;

import dev.lockstep.engine.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The history of one execution, and the only writer of it. Written by the execution's thread, read by any.
public final class History {
    private final List<HistoryEvent> events = new ArrayList<>();
    private final Consumer<HistoryEvent> listener;

    public History(Consumer<HistoryEvent> listener) {
        this.listener = listener;
    }

    /// Writes an event and gives its identifier.
    public long write(long previousId, Instant timestamp, EventType type, EventDetails details) {
        HistoryEvent event;
        synchronized (events) {
            event = new HistoryEvent(events.size() + 1L, previousId, timestamp, type, details);
            events.add(event);
        }
        listener.accept(event);
        return event.id();
    }

    /// How many events there are.
    public int size() {
        synchronized (events) {
            return events.size();
        }
    }

    /// The events written until now.
    public List<HistoryEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }
}
