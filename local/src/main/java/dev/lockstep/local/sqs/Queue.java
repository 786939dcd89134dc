package dev.lockstep.local.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The messages of one queue, oldest first. Whoever receives one hides it from others for a while; who deletes
/// it by the receipt takes it out. In a queue whose name ends with `.fifo` a message that comes again within
/// five minutes is not queued again, and of a group only the oldest is given out.
final class Queue {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final boolean ordered;
    private final List<Held> messages = new ArrayList<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private long receipts;

    /// A message.
    ///
    /// @param identity by which it is known when it comes again
    record Message(String id, String body, Attributes attributes, Optional<String> group, Optional<String> identity) {}

    /// A message that is given out.
    record Given(Message message, String receipt, Instant sent, long times) {}

    private record Seen(String id, Instant at) {}

    private static final class Held {
        private final Message message;
        private final Instant sent;
        private Instant hiddenUntil = Instant.MIN;
        private String receipt = "";
        private long times;

        private Held(Message message, Instant sent) {
            this.message = message;
            this.sent = sent;
        }
    }

    Queue(boolean ordered) {
        this.ordered = ordered;
    }

    boolean isOrdered() {
        return ordered;
    }

    /// Queues a message, unless it is there already, and tells the one that it is then.
    ///
    /// @return the id of the one that is in the queue
    synchronized String offer(Message message, Instant now) {
        seen.values().removeIf(before -> before.at().plus(REMEMBERED).isBefore(now));
        var known = message.identity().filter(_ -> ordered).map(seen::get).map(Seen::id);
        if (known.isEmpty()) {
            message.identity().ifPresent(identity -> seen.put(identity, new Seen(message.id(), now)));
            messages.add(new Held(message, now));
        }
        return known.orElse(message.id());
    }

    synchronized List<Given> receive(int most, Duration hidden, Instant now) {
        List<Given> given = new ArrayList<>();
        Set<String> busy = new HashSet<>();
        for (var held : messages) {
            boolean free = !held.hiddenUntil.isAfter(now);
            boolean inTurn = !ordered || !busy.contains(held.message.group().orElse(""));
            if (free && inTurn && given.size() < most) {
                held.hiddenUntil = now.plus(hidden);
                held.receipt = held.message.id() + "#" + ++receipts;
                held.times++;
                given.add(new Given(held.message, held.receipt, held.sent, held.times));
            } else {
                busy.add(held.message.group().orElse(""));
            }
        }
        return given;
    }

    /// Takes a message out; one that is gone already is gone.
    synchronized void delete(String receipt) {
        for (Iterator<Held> all = messages.iterator(); all.hasNext(); ) {
            if (all.next().receipt.equals(receipt)) {
                all.remove();
                return;
            }
        }
    }
}
