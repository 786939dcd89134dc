package dev.lockstep.pipeline;

import java.util.List;

/// People are told by a topic of the environment when a run has ended so.
public record Notification(Place place, String topic, List<Trigger.After.Status> on) {

    /// What is told when nothing is said: all but success.
    public static final List<Trigger.After.Status> TROUBLE =
            List.of(Trigger.After.Status.FAILED, Trigger.After.Status.TIMED_OUT, Trigger.After.Status.ABORTED);

    public Notification {
        on = List.copyOf(on);
    }
}
