package dev.lockstep.engine.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `-Dkills=200` kills as often; `scripts/kill` does so.
final class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final long SEED = Long.getLong("kills.seed", 5);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoneTwiceHoweverOftenItIsKilled() throws Exception {
        try (KillHarness harness = new KillHarness(folder, SEED)) {
            KillHarness.Report report = harness.run(KILLS);
            System.out.println(report);
            assertEquals(List.of(), report.wrong());
            assertTrue(report.executions() > report.kills(), "there was load");
            assertTrue(report.children() > 0 && report.redriven() > 0, "of every kind");
        }
    }
}
