package dev.lockstep.functions.harness;

import java.util.Set;
import java.util.function.Predicate;

/// What goes wrong on the way to a server.
///
/// @param times how often, then never again
public record Fault(Predicate<Seen> when, int times, Kind kind) {
    private static final Set<String> READING = Set.of("GetItem", "BatchGetItem", "Query", "Scan");

    /// A request as the front sees it.
    public record Seen(String service, String method, String path, String operation) {
        public boolean writes() {
            return !method.equals("GET") && !method.equals("HEAD");
        }

        /// Whether something is another afterwards: DynamoDB is asked by the same method as it is told.
        public boolean changes() {
            return writes() && !READING.contains(operation);
        }
    }

    public enum Kind {
        /// The request never arrives; the caller is refused at once and does not try again.
        REFUSED,
        /// The request is carried out, but the caller learns nothing of it.
        LOST,
        /// The connection breaks before the request is carried out.
        DROPPED,
        /// The request is carried out, then the connection breaks.
        SILENT,
        /// An error of the server's own.
        BROKEN,
        /// DynamoDB takes none of a batch just now.
        UNPROCESSED,
        /// Half of the answer, then nothing.
        CUT
    }
}
