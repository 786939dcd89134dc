package dev.lockstep.functions.starter;

import java.util.List;

/// How an object was at one moment.
///
/// @param order what S3 calls a sequencer, made comparable: the later the event of one key, the greater
record ObjectVersion(String bucket, String key, String order) {
    /// S3 says of sequencers of different length that the shorter one is to be filled up with zeros at its end.
    private static final int LENGTH = 48;

    /// A name for the object that is short enough for a key of a table.
    String name() {
        return new Identity("object", key, List.of(bucket, key)).executionName();
    }

    static ObjectVersion of(String bucket, String key, String sequencer) {
        return new ObjectVersion(bucket, key, sequencer + "0".repeat(Math.max(0, LENGTH - sequencer.length())));
    }
}
