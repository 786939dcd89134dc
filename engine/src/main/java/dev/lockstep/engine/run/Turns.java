package dev.lockstep.engine.run;

import dev.lockstep.engine.history.History;
import dev.lockstep.engine.time.Timeline;
import dev.lockstep.engine.time.Timeline.Hold;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// An execution takes turns: one input, and everything that follows from it until something must be waited for.
///
/// Time stands still within a turn. What a turn does to the world outside (a task started, a timer set, an event shown,
/// an end told) is put off until its input is safe in the [Journal]. So a crash leaves nothing behind that somebody has
/// seen and the journal does not know; and an execution is brought back by taking the same turns again, with all they
/// do outside put off until the last of them.
final class Turns {
    private final Timeline timeline;
    private final Journal journal;
    private final History history;
    private final Course course;
    private final Mailbox mailbox;
    private final Queue<Runnable> rest = new ArrayDeque<>(2);
    private List<Runnable> outside = new ArrayList<>(2);
    private Instant now = Instant.MIN;

    /// What an execution makes of its inputs.
    interface Course {
        /// Whether an input concerns anybody, still.
        boolean isConcerned(Input input);

        void follow(Input input);

        /// Our own fault, or the machine's.
        void broken(Throwable fault);
    }

    Turns(Timeline timeline, Journal journal, History history, Course course) {
        this.timeline = timeline;
        this.journal = journal;
        this.history = history;
        this.course = course;
        this.mailbox = new Mailbox(timeline);
    }

    /// The moment of this turn.
    Instant now() {
        return now;
    }

    /// The first turn, which has no input but the beginning itself.
    void begin(Instant at, Runnable beginning) {
        mailbox.post(() -> {
            turn(at, beginning);
            settle();
        });
    }

    /// Takes the first turn and those of the inputs once more, and only then does outside what is still to be done.
    void again(Instant at, Runnable beginning, List<Recorded> inputs) {
        mailbox.post(() -> {
            turn(at, beginning);
            for (Recorded recorded : inputs) {
                turn(recorded.at(), () -> followAgain(recorded.input()));
            }
            history.publishSilently();
            settle();
        });
    }

    private void followAgain(Input input) {
        if (!course.isConcerned(input)) {
            throw new IllegalStateException("what was kept of it tells of something that nobody waits for: " + input);
        }
        course.follow(input);
    }

    /// Takes a turn, unless the input comes too late. From any thread.
    void take(Input input) {
        mailbox.post(() -> {
            if (course.isConcerned(input)) {
                Instant read = timeline.now();
                Instant at = read.isBefore(now) ? now : read;
                journal.keep(at, input);
                turn(at, () -> course.follow(input));
                settle();
            }
        });
    }

    /// Does something when all turns that were asked for until now are over and safe. From any thread.
    void whenSafe(Runnable work) {
        mailbox.post(() -> journal.whenSafe(work));
    }

    private void turn(Instant at, Runnable first) {
        now = at;
        for (Runnable next = first; next != null; next = rest.poll()) {
            guarded(next);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError fault) {
            course.broken(fault);
        }
    }

    /// Does something within this turn, after everything that was begun before.
    void then(Runnable work) {
        rest.add(work);
    }

    /// Does something outside, when this turn is safe.
    void outside(Runnable effect) {
        outside.add(effect);
    }

    /// Takes a turn at a later moment, unless the timer is cancelled before.
    Timeline.Timer later(Instant due, Input input) {
        Alarm alarm = new Alarm(timeline, due, () -> take(input));
        outside(alarm::arm);
        return alarm;
    }

    private void settle() {
        List<Runnable> effects = outside;
        outside = new ArrayList<>(2);
        int events = history.size();
        // virtual time must not pass before the effects have set their timers
        Hold hold = timeline.hold();
        journal.whenSafe(() -> mailbox.post(() -> {
            history.publish(events);
            effects.forEach(this::guarded);
            hold.release();
            if (!outside.isEmpty()) {
                settle();
            }
        }));
    }
}
