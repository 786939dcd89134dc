package dev.lockstep.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest implements StoreContract {
    @Override
    public Store open(Retention retention) {
        return new MemoryStore(retention);
    }

    @Test
    void letsTheOldestGoWhenTheyTakeTooMuchMemory() {
        try (Store store = open(new Retention(1_000, 20_000, Duration.ofDays(90)))) {
            LongStream.rangeClosed(1, 400).forEach(sequence -> StoreContract.finish(store, sequence, START));
            long kept = store.newestFirst(MACHINE, Long.MAX_VALUE).count();
            assertEquals(true, kept > 10 && kept < 40, () -> kept + " are kept");
        }
    }
}
