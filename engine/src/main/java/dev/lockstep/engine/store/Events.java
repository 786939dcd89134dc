package dev.lockstep.engine.store;

import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.store.form.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Histories as bytes. Texts that occur again (the output of one state is the input of the next) are written once.
public final class Events {
    private static final Form<Pages> FORM = Form.of(Pages.class);

    private record Event(Instant timestamp, EventType type, long back, EventDetails details) {}

    private record Pages(List<Event> events) {}

    private Events() {}

    /// Identifiers count from one, so they are not written.
    public static byte[] write(List<HistoryEvent> events) {
        List<Event> written = new ArrayList<>(events.size());
        for (HistoryEvent event : events) {
            written.add(new Event(event.timestamp(), event.type(), event.id() - event.previousId(), event.details()));
        }
        return FORM.write(new Pages(written));
    }

    public static List<HistoryEvent> read(byte[] bytes) {
        List<HistoryEvent> events = new ArrayList<>();
        for (Event event : FORM.read(bytes).events()) {
            long id = events.size() + 1L;
            events.add(new HistoryEvent(id, id - event.back(), event.timestamp(), event.type(), event.details()));
        }
        return events;
    }
}
