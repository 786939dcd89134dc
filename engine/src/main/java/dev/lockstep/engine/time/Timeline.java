package dev.lockstep.engine.time;

import java.time.Instant;

/// Where things happen in time: now, soon, or when they are due. Real or virtual; nobody who uses it can tell.
public interface Timeline extends AutoCloseable {

    Instant now();

    /// Runs something soon. Virtual time stands still until it has run.
    void execute(Runnable work);

    /// Runs something on the thread of the caller, who has nothing else to do meanwhile; where one thread does all the
    /// work, on that one, and soon.
    void executeHere(Runnable work);

    /// Runs something when it is due, unless the timer is cancelled before.
    Timer at(Instant due, Runnable work);

    /// Says that something outside is under way (a function that runs): virtual time stands still until the hold is
    /// released.
    Hold hold();

    @Override
    void close();

    /// Something that is to happen later.
    interface Timer {
        /// Afterwards the work does not start any more; what has started goes on.
        void cancel();
    }

    /// Keeps virtual time from passing until released; releasing twice is releasing once.
    interface Hold {
        void release();
    }
}
