package dev.lockstep.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lockstep.functions.harness.Cloud;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.Test;

final class PrimingTest {
    private final Cloud cloud = Cloud.fresh();

    @Test
    void itNeedsNoNetworkAndIsSeenByNobody() {
        AtomicInteger more = new AtomicInteger();
        Priming priming = Priming.register(more::incrementAndGet);
        assertTimeout(Duration.ofSeconds(10), () -> priming.beforeCheckpoint(Core.getGlobalContext()));
        priming.afterRestore(Core.getGlobalContext());
        assertEquals(1, more.get());
        assertEquals(List.of(), cloud.requests());
    }
}
