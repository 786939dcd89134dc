package dev.lockstep.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.value.Json;
import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.SdkClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

final class LocalEventBusesTest {
    @TempDir
    private Path folder = Path.of("");

    private static PutEventsRequestEntry entry(String source, String detail) {
        return PutEventsRequestEntry.builder()
                .eventBusName("shop")
                .source(source)
                .detailType("Row")
                .detail(detail)
                .resources("arn:run")
                .time(Instant.parse("2026-11-20T10:00:00Z"))
                .build();
    }

    @Test
    void whatIsPutIsAnEventAndWhatIsNoneIsNamed() throws IOException {
        try (LocalCloud cloud = LocalCloud.start(LocalCloud.Options.in(folder));
                EventBridgeClient events = SdkClients.eventBridge(cloud.endpoint())) {
            PutEventsResponse answer = events.putEvents(request -> request.entries(
                    entry("lockstep.orders", "{\"n\": 1}"),
                    entry("aws.s3", "{}"),
                    entry("lockstep.orders", "[]"),
                    entry("", "{}")));
            assertEquals(3, answer.failedEntryCount());
            assertEquals(
                    List.of("NotAuthorizedForSource", "MalformedDetail", "InvalidArgument"),
                    answer.entries().stream()
                            .skip(1)
                            .map(each -> each.errorCode())
                            .toList());
            List<String> lines = Files.readAllLines(folder.resolve("events/shop.jsonl"));
            assertEquals(1, lines.size());
            Map<?, ?> event = (Map<?, ?>) Json.parse(lines.getFirst());
            assertEquals(answer.entries().getFirst().eventId(), event.get("id"));
            assertEquals("2026-11-20T10:00:00Z", event.get("time"));
            assertEquals(Map.of("n", 1), event.get("detail"));
            assertEquals(List.of("arn:run"), event.get("resources"));
        }
    }

    @Test
    void whatIsTooMuchIsRefused() throws IOException {
        try (LocalCloud cloud = LocalCloud.start(LocalCloud.Options.in(folder));
                EventBridgeClient events = SdkClients.eventBridge(cloud.endpoint())) {
            List<PutEventsRequestEntry> eleven =
                    IntStream.range(0, 11).mapToObj(i -> entry("s", "{}")).toList();
            assertThrows(EventBridgeException.class, () -> events.putEvents(request -> request.entries(eleven)));
            String large = "{\"a\": \"" + "x".repeat(140_000) + "\"}";
            EventBridgeException refused = assertThrows(
                    EventBridgeException.class,
                    () -> events.putEvents(request -> request.entries(entry("s", large), entry("s", large))));
            assertTrue(String.valueOf(refused.getMessage()).contains("over the limit"));
        }
    }
}
