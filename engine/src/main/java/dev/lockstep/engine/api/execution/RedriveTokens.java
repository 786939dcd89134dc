package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.Store.Shelf;
import dev.lockstep.engine.store.form.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/// The client tokens of redrives, which make a request the same as another for a quarter of an hour, by whichever
/// process it is answered. A process that is killed between a redrive and its token leaves an execution that runs, and
/// the request is refused when it comes again: better than a token of a redrive that never was. For one thread at a
/// time.
final class RedriveTokens {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Form<Kept> FORM = Form.of(Kept.class);

    private final Store store;
    private final Map<String, Instant> dates = new HashMap<>();

    private record Kept(Instant date) {}

    RedriveTokens(Store store) {
        this.store = store;
        store.documents(Shelf.REDRIVES)
                .forEach((key, document) -> dates.put(key, FORM.read(document).date()));
    }

    /// When the execution was redriven with this token, if that still counts.
    Optional<Instant> redriven(String executionArn, String token, Instant now) {
        return Optional.ofNullable(dates.get(key(executionArn, token)))
                .filter(date -> date.plus(LIFE).isAfter(now));
    }

    void keep(String executionArn, String token, Instant date) {
        forgetBefore(date.minus(LIFE));
        dates.put(key(executionArn, token), date);
        store.put(Shelf.REDRIVES, key(executionArn, token), FORM.write(new Kept(date)));
    }

    private void forgetBefore(Instant moment) {
        Iterator<Map.Entry<String, Instant>> all = dates.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Instant> each = all.next();
            if (each.getValue().isBefore(moment)) {
                all.remove();
                store.remove(Shelf.REDRIVES, each.getKey());
            }
        }
    }

    /// No ARN has a blank.
    private static String key(String executionArn, String token) {
        return executionArn + " " + token;
    }
}
