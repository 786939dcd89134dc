package dev.lockstep.engine.store.disk;

import dev.lockstep.engine.store.Bytes;
import dev.lockstep.engine.store.Store.Shelf;
import java.util.List;

/// What is written. The writer applies changes in the order they were given.
sealed interface Change {

    record Put(Shelf shelf, String key, Bytes document) implements Change {}

    record Remove(Shelf shelf, String key) implements Change {}

    /// An execution begins.
    record Begin(long sequence, String arn, String owner, Bytes revision, Bytes begun) implements Change {}

    /// Something came to an execution that runs.
    record Keep(long sequence, int number, Bytes input) implements Change {}

    /// An execution ended.
    ///
    /// @param redrivable whether what came to it is still needed
    /// @param mapRunArns the map runs that it started
    record End(long sequence, long stopDate, Bytes ended, Bytes history, boolean redrivable, List<String> mapRunArns)
            implements Change {}

    /// An execution that ended goes on.
    record Reopen(long sequence) implements Change {}
}
