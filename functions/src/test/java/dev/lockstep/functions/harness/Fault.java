package dev.lockstep.functions.harness;

import java.util.function.Predicate;

/// What goes wrong on the way to a server.
///
/// @param times how often, then never again
public record Fault(Predicate<Seen> when, int times, Kind kind) {
    /// A request as the front sees it.
    public record Seen(String service, String method, String path, String operation) {
        public boolean writes() {
            return !method.equals("GET") && !method.equals("HEAD");
        }
    }

    public enum Kind {
        /// The request never arrives; the caller is refused at once and does not try again.
        REFUSED,
        /// The request is carried out, but the caller learns nothing of it.
        LOST,
        /// An error of the server's own.
        BROKEN,
        /// DynamoDB takes none of a batch just now.
        UNPROCESSED,
        /// Half of the answer, then nothing.
        CUT
    }
}
