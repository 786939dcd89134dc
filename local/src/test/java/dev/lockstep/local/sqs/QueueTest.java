package dev.lockstep.local.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QueueTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void ofEightWhoSendOneMessageAtOnceOneHasQueuedIt() throws Exception {
        for (int round = 0; round < 200; round++) {
            var queue = new Queue(true);
            var offers = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> queue.offer(message("id-" + i), NOW))
                    .toList();
            try (var threads = Executors.newFixedThreadPool(8)) {
                var ids = threads.invokeAll(offers).stream()
                        .map(id -> id.resultNow())
                        .distinct()
                        .toList();
                assertEquals(1, ids.size());
                assertEquals(
                        ids,
                        queue.receive(10, Duration.ofSeconds(30), NOW).stream()
                                .map(given -> given.message().id())
                                .toList());
            }
        }
    }

    @Test
    void aMessageThatComesAgainAfterFiveMinutesIsAnother() {
        var queue = new Queue(true);
        assertEquals("first", queue.offer(message("first"), NOW));
        assertEquals("first", queue.offer(message("second"), NOW.plusSeconds(299)));
        assertEquals("third", queue.offer(message("third"), NOW.plusSeconds(301)));
        assertEquals(
                List.of("first", "third"),
                queue.receive(10, Duration.ofSeconds(30), NOW.plusSeconds(302)).stream()
                        .map(given -> given.message().id())
                        .toList());
    }

    private static Queue.Message message(String id) {
        return new Queue.Message(id, "body", new Attributes(Map.of()), Optional.of("group"), Optional.of("identity"));
    }
}
