package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.api.execution.Launcher.Launch;
import dev.lockstep.engine.store.Chronicle;
import dev.lockstep.engine.store.Commission;
import dev.lockstep.engine.store.Store;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The histories of executions that ended. Those that the store has not written down are told once more; the last few
/// are remembered, since a long one is read page by page. Safe for any thread.
final class Histories {
    private static final int MOST_EVENTS_REMEMBERED = 100_000;

    private final Launcher launcher;
    private final Map<Telling, List<HistoryEvent>> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private int eventsRemembered;

    /// @param events an execution that was redriven since has more
    private record Telling(String arn, long sequence, int events) {}

    Histories(Launcher launcher) {
        this.launcher = launcher;
    }

    List<HistoryEvent> of(Store store, Commission commission) {
        return switch (store.history(commission)) {
            case Chronicle.Written(List<HistoryEvent> events) -> events;
            case Chronicle.Untold untold -> told(commission, untold);
        };
    }

    private List<HistoryEvent> told(Commission commission, Chronicle.Untold untold) {
        Telling telling = new Telling(commission.arn(), commission.sequence(), untold.events());
        synchronized (remembered) {
            List<HistoryEvent> known = remembered.get(telling);
            if (known != null) {
                return known;
            }
        }
        List<HistoryEvent> events = launcher.retell(
                new Launch(new Processors().of(commission), commission.start(), Optional.empty()), untold.past());
        if (events.size() != untold.events()) {
            throw new IllegalStateException("The history of " + commission.arn() + " had " + untold.events()
                    + " events, and has " + events.size() + " when it is told again");
        }
        remember(telling, events);
        return events;
    }

    private void remember(Telling telling, List<HistoryEvent> events) {
        synchronized (remembered) {
            if (remembered.put(telling, events) == null) {
                eventsRemembered += events.size();
            }
            Iterator<List<HistoryEvent>> eldest = remembered.values().iterator();
            while (eventsRemembered > MOST_EVENTS_REMEMBERED && remembered.size() > 1) {
                eventsRemembered -= eldest.next().size();
                eldest.remove();
            }
        }
    }
}
