package dev.lockstep.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who waits for a signal. A ticket is issued once, in the order of asking, so that it means the same when an execution
/// is gone through again; it is void as soon as its visit waits for something else.
final class Tickets {
    private final Map<Long, Visit> waiting = new HashMap<>(2);
    private long last;

    long issue(Visit visit) {
        long ticket = ++last;
        waiting.put(ticket, visit);
        return ticket;
    }

    void withdraw(long ticket) {
        waiting.remove(ticket);
    }

    Optional<Visit> holder(long ticket) {
        return Optional.ofNullable(waiting.get(ticket));
    }
}
