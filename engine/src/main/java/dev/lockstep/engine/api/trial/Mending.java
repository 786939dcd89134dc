package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.definition.Catcher;
import dev.lockstep.engine.definition.Retrier;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.run.Recovery;
import dev.lockstep.engine.task.StateFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What retriers and catchers would do about a failure.
record Mending(List<Retrier> retriers, List<Catcher> catchers, int retries) {

    Verdict of(StateFailure failure, Frame frame) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (Recovery.matches(retrier.errorEquals(), failure)) {
                details.put("retryIndex", i);
                if (retries < retrier.maxAttempts()) {
                    details.put("retryBackoffIntervalSeconds", backoff(retrier));
                    return new Verdict.Retriable(failure, details);
                }
                break;
            }
        }
        for (int i = 0; i < catchers.size(); i++) {
            Catcher catcher = catchers.get(i);
            if (Recovery.matches(catcher.errorEquals(), failure)) {
                details.put("catchIndex", i);
                return new Verdict.Caught(
                        failure,
                        details,
                        Flow.of(catcher.flow()).caught(frame, Recovery.errorOutput(failure)),
                        catcher.next());
            }
        }
        return new Verdict.Failed(failure, details);
    }

    private long backoff(Retrier retrier) {
        return Math.round(retrier.interval().toSeconds() * Math.pow(retrier.backoffRate(), retries));
    }
}
