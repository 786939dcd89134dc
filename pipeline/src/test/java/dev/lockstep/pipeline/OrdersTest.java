package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The pipeline the project shows itself with, as others see it.
final class OrdersTest {

    private static final Path ROOT = Path.of(System.getProperty("lockstep.root", ".."));

    private static Compilation.Sound orders() {
        return assertInstanceOf(Compilation.Sound.class, Project.at(ROOT).compile("orders"));
    }

    @Test
    void itsCommittedTextIsWhatItsSourceSays() {
        assertEquals(Project.Freshness.FRESH, Project.at(ROOT).freshness(orders().stateMachine()));
    }

    @Test
    void itsTriggerWaitsForTheSampleFile() {
        var trigger = assertInstanceOf(
                Trigger.S3.class, orders().pipeline().triggers().getFirst());
        assertEquals("s3", trigger.id());
        assertEquals("s3", trigger.kind());
        assertTrue(trigger.matches(event("inbox", "incoming/orders-2026-11-20.csv")));
        assertFalse(trigger.matches(event("inbox", "incoming/orders-2026-11-20.txt")));
        assertFalse(trigger.matches(event("inbox", "outgoing/orders-2026-11-20.csv")));
        assertFalse(trigger.matches(event("other", "incoming/orders-2026-11-20.csv")));
        assertFalse(trigger.matches(Map.of("source", "aws.s3")));
        assertTrue(Files.exists(ROOT.resolve("events/s3/inbox/incoming/orders-2026-11-20.csv")));
    }

    private static Map<String, Object> event(String bucket, String key) {
        return Map.of(
                "source",
                "aws.s3",
                "detail-type",
                "Object Created",
                "detail",
                Map.of("bucket", Map.of("name", bucket), "object", Map.of("key", key)));
    }

    @Test
    void itsScheduleReadsAsTheSchedulerTakesIt() {
        var schedule = assertInstanceOf(
                Trigger.Schedule.class, orders().pipeline().triggers().getLast());
        assertEquals("cron(0 2 * * ? *)", schedule.expression());
        assertEquals("Europe/Berlin", schedule.timezone());
    }

    @Test
    void itsLoadNamesTheBucketAndTheTableItWritesTo() {
        assertEquals(
                List.of(
                        new DataPlace.Bucket("warehouse", "orders/", DataPlace.Access.WRITE),
                        new DataPlace.Table("orders", DataPlace.Access.WRITE)),
                orders().pipeline().stage("load").orElseThrow().data());
    }

    @Test
    void addressesInWithAreRead() {
        var compiled = Project.compile(
                "reading.yaml",
                "pipeline: reading\nstages: { only: { handler: a.B, with: { from: [s3://inbox/today/a.csv, { x: s3://outbox }] } } }"
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(
                        new DataPlace.Bucket("inbox", "today/a.csv", DataPlace.Access.READ),
                        new DataPlace.Bucket("outbox", "", DataPlace.Access.READ)),
                assertInstanceOf(Compilation.Sound.class, compiled)
                        .pipeline()
                        .stages()
                        .getFirst()
                        .data());
    }

    @Test
    void itsScheduleReadsWhereItsExpressionBegins() {
        assertEquals(
                List.of(new DataPlace.Bucket("inbox", "incoming/orders-", DataPlace.Access.READ)),
                orders().pipeline().triggers().getLast().data());
        assertEquals(List.of(), orders().pipeline().triggers().getFirst().data());
    }

    @Test
    void itsModesAreFullAndThoseWritten() {
        assertEquals(List.of("full", "analysis", "build"), orders().pipeline().modeNames());
    }
}
