package dev.lockstep.engine.turn;

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
///
/// @param <I> what comes to it
public final class Turns<I> {
    private final Timeline timeline;
    private final Journal<I> journal;
    private final History history;
    private final Course<I> course;
    private final Mailbox mailbox;
    private final Queue<Runnable> rest = new ArrayDeque<>(2);
    private List<Runnable> outside = new ArrayList<>(2);
    private Instant now = Instant.MIN;

    /// What an execution makes of its inputs.
    public interface Course<I> {
        /// Whether an input concerns anybody, still.
        boolean isConcerned(I input);

        void follow(I input);

        /// Gives the journal the end, when the turns until now have led to one.
        void closeJournal();

        /// Our own fault, or the machine's.
        void broken(Throwable fault);
    }

    public Turns(Timeline timeline, Journal<I> journal, History history, Course<I> course) {
        this.timeline = timeline;
        this.journal = journal;
        this.history = history;
        this.course = course;
        this.mailbox = new Mailbox(timeline);
    }

    /// The moment of this turn.
    public Instant now() {
        return now;
    }

    /// The first turn, which has no input but the beginning itself.
    public void begin(Instant at, Runnable beginning) {
        mailbox.post(() -> first(at, beginning));
    }

    /// The same, on the caller's thread where time allows it.
    public void beginHere(Instant at, Runnable beginning) {
        mailbox.postHere(() -> first(at, beginning));
    }

    private void first(Instant at, Runnable beginning) {
        turn(at, beginning);
        settle();
    }

    /// Takes the first turn and those of the inputs once more, and only then does outside what is still to be done.
    public void again(Instant at, Runnable beginning, List<Recorded<I>> inputs) {
        mailbox.post(() -> {
            retell(at, beginning, inputs);
            settle();
        });
    }

    /// Takes the first turn and those of the inputs once more, and does nothing outside. At once, on the caller's
    /// thread, which nobody else may know the execution on.
    public void retell(Instant at, Runnable beginning, List<Recorded<I>> inputs) {
        turn(at, beginning);
        for (Recorded<I> recorded : inputs) {
            turn(recorded.at(), () -> followAgain(recorded.input()));
        }
        history.publishSilently();
    }

    private void followAgain(I input) {
        if (!course.isConcerned(input)) {
            throw new IllegalStateException("what was kept of it tells of something that nobody waits for: " + input);
        }
        course.follow(input);
    }

    /// Takes a turn, unless the input comes too late. From any thread.
    public void take(I input) {
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

    /// Does something when all turns that were asked for until now are over and safe, and have done outside what they
    /// do there. From any thread.
    public void whenSafe(Runnable work) {
        mailbox.post(() -> journal.whenSafe(() -> mailbox.post(work)));
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
    public void then(Runnable work) {
        rest.add(work);
    }

    /// Does something outside, when this turn is safe.
    public void outside(Runnable effect) {
        outside.add(effect);
    }

    /// Takes a turn at a later moment, unless the timer is cancelled before.
    public Timeline.Timer later(Instant due, I input) {
        Alarm alarm = new Alarm(timeline, due, () -> take(input));
        outside(alarm::arm);
        return alarm;
    }

    private void settle() {
        course.closeJournal();
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
