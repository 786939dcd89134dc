package dev.lockstep.functions.approve;

import java.util.Optional;

/// What somebody decided.
///
/// @param by who, as they called themselves
/// @param from the address of the network they did it from
/// @param delivery whether the run knows
record Decision(boolean approved, String by, Optional<String> comment, String at, String from, Delivery delivery) {

    /// How far word of a decision has come. It is written down before the run is told, so that of two people the first
    /// one decides, and so that an answer is not lost when the run cannot be told at once.
    enum Delivery {
        PENDING,

        /// The run no longer waits: it was told already and the answer to that was lost, its time was over, or it was
        /// answered in another way.
        NO_LONGER_WAITING,
        TOLD
    }

    boolean isPending() {
        return delivery == Delivery.PENDING;
    }

    /// Whether that is further than word of it has come as far as is known.
    boolean isBefore(Delivery reached) {
        return delivery.compareTo(reached) < 0;
    }

    Decision as(Delivery reached) {
        return new Decision(approved, by, comment, at, from, reached);
    }

    String verb() {
        return approved ? "approved" : "rejected";
    }
}
