package dev.lockstep.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Run;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Where room or time end.
final class RoomTest {
    private static GZIPInputStream packed(int bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[bytes]);
        }
        return new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void aTableThatUnpacksToMoreThanThereIsRoomForIsNamed() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Room room = new Room(file, "s3://inbox/t.csv.gz", 100_000, () -> false)) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> packed(1_000_000).transferTo(room));
            assertTrue(
                    String.valueOf(refused.getMessage())
                            .startsWith("s3://inbox/t.csv.gz is larger than 100000 bytes when it is unpacked"),
                    refused::toString);
        }
        assertTrue(file.size() <= 100_000);
        try (Room room = new Room(new ByteArrayOutputStream(), "t", 100_000, () -> false)) {
            assertEquals(100_000, packed(100_000).transferTo(room));
        }
    }

    @Test
    void aTableThatTakesTooLongIsNamed() throws IOException {
        AtomicInteger left = new AtomicInteger(3);
        try (Room room = new Room(
                new ByteArrayOutputStream(), "s3://inbox/t.csv", Long.MAX_VALUE, () -> left.getAndDecrement() == 0)) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> packed(1_000_000).transferTo(room));
            assertTrue(String.valueOf(refused.getMessage()).contains("the time of the stage is up"), refused::toString);
        }
    }

    @Test
    void aStatementThatTakesTooLongIsStopped() throws IOException {
        Run run = new Run("r", "p", "full", "test", "2026-11-21T00:00:00Z", "arn:run");
        DataSets data = new DataSets(Clients.ofThisProcess(), Settings.ofThisProcess(), run, "ask", Optional.empty());
        try (Bench bench = Bench.open(data, () -> false);
                Database database = Database.open(bench, 512)) {
            String endless = "SELECT sum(a.range * b.range) AS s, 1 AS n FROM range(10000000) a, range(10000000) b";
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> database.write(endless, Format.CSV, Duration.ofSeconds(1)));
            assertTrue(String.valueOf(refused.getMessage()).contains("its time is up"), refused::toString);
        }
    }
}
