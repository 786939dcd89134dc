package dev.lockstep.engine.history;

import dev.lockstep.engine.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The history of one execution, and the only writer of it. Written by the execution's thread; others read what was
/// published.
public final class History {
    private final List<Entry> entries = new ArrayList<>();
    private final Optional<Consumer<HistoryEvent>> listener;
    private int published;

    private record Entry(long previousId, Instant timestamp, EventType type, LateDetails details) {
        HistoryEvent event(long id) {
            return new HistoryEvent(id, previousId, timestamp, type, details.details());
        }
    }

    /// @param listener told of each event that is published
    public History(Optional<Consumer<HistoryEvent>> listener) {
        this.listener = listener;
    }

    /// Writes an event and gives its identifier.
    public long write(long previousId, Instant timestamp, EventType type, LateDetails details) {
        synchronized (entries) {
            entries.add(new Entry(previousId, timestamp, type, details));
            return entries.size();
        }
    }

    /// How many events there are, published or not.
    public int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    /// Shows the first so many events to everybody, and those that are new to the listener.
    public void publish(int upTo) {
        int from;
        synchronized (entries) {
            from = published;
            published = Math.max(published, upTo);
        }
        listener.ifPresent(listening -> events(from, upTo).forEach(listening));
    }

    /// Shows all events that there are; the listener was told of them before.
    public void publishSilently() {
        synchronized (entries) {
            published = entries.size();
        }
    }

    /// The events published until now.
    public List<HistoryEvent> events() {
        synchronized (entries) {
            return events(0, published);
        }
    }

    /// All events, for whoever keeps them; on the execution's thread.
    public List<HistoryEvent> written() {
        return events(0, size());
    }

    private List<HistoryEvent> events(int from, int to) {
        List<HistoryEvent> events = new ArrayList<>(Math.max(0, to - from));
        synchronized (entries) {
            for (int i = from; i < to; i++) {
                events.add(entries.get(i).event(i + 1L));
            }
        }
        return events;
    }
}
