package dev.lockstep.engine.history;

import dev.lockstep.engine.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The history of one execution, and the only writer of it. Written by the execution's thread; others read what was
/// published.
public final class History {
    private final List<HistoryEvent> events = new ArrayList<>();
    private final Consumer<HistoryEvent> listener;
    private int published;

    public History(Consumer<HistoryEvent> listener) {
        this.listener = listener;
    }

    /// Writes an event and gives its identifier.
    public long write(long previousId, Instant timestamp, EventType type, EventDetails details) {
        synchronized (events) {
            long id = events.size() + 1L;
            events.add(new HistoryEvent(id, previousId, timestamp, type, details));
            return id;
        }
    }

    /// How many events there are, published or not.
    public int size() {
        synchronized (events) {
            return events.size();
        }
    }

    /// Shows the first so many events to everybody, and those that are new to the listener.
    public void publish(int upTo) {
        List<HistoryEvent> fresh;
        synchronized (events) {
            fresh = published < upTo ? List.copyOf(events.subList(published, upTo)) : List.of();
            published = Math.max(published, upTo);
        }
        fresh.forEach(listener);
    }

    /// Shows all events that there are; the listener was told of them before.
    public void publishSilently() {
        synchronized (events) {
            published = events.size();
        }
    }

    /// The events published until now.
    public List<HistoryEvent> events() {
        synchronized (events) {
            return List.copyOf(events.subList(0, published));
        }
    }

    /// All events, for whoever keeps them; on the execution's thread.
    public List<HistoryEvent> written() {
        return events;
    }
}
