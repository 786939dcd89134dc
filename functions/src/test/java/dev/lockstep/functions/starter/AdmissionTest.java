package dev.lockstep.functions.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many runs at once, who waits, and which version of an object counts: on a real DynamoDB, by many at once.
final class AdmissionTest {
    private static final List<String> SETTINGS =
            List.of("pipeline", "statemachine", "admission.table", "concurrency.runs", "concurrency.otherwise");

    private final Cloud cloud = Cloud.fresh();
    private final StepFunctions steps = StepFunctions.start();

    @BeforeEach
    void configure() {
        cloud.table("orders", List.of("id", "at"));
        cloud.serve("states", steps.address());
        set("pipeline", "orders");
        set("statemachine", "arn:aws:states:eu-central-1:000000000000:stateMachine:orders:live");
        set("admission.table", "orders");
    }

    @AfterEach
    void clear() {
        SETTINGS.forEach(name -> System.clearProperty("lockstep." + name));
        steps.stop();
    }

    @Test
    void anEventWaitsUntilARunHasEnded() {
        set("concurrency.runs", "2");
        assertEquals(List.of("STARTED", "STARTED", "WAITING", "WAITING"), told(4));
        end(steps.running().getFirst());
        assertEquals(List.of("a-1", "a-2"), files());
        end(steps.running().getFirst());
        assertEquals(List.of("a-2", "a-3"), files());
    }

    @Test
    void whoComesLaterDoesNotOvertake() {
        set("concurrency.runs", "1");
        told(3);
        steps.end(steps.running().getFirst());
        assertEquals("WAITING", tell("z", "9"));
        end(steps.started().getFirst().name());
        assertEquals(List.of("a-1"), files());
    }

    @Test
    void anEventIsSkippedWhereNoneIsToWait() {
        set("concurrency.runs", "1");
        set("concurrency.otherwise", "skip");
        assertEquals(List.of("STARTED", "SKIPPED", "SKIPPED"), told(3));
        end(steps.running().getFirst());
        assertEquals(List.of(), files());
        assertEquals("STARTED", tell("b", "1"));
    }

    @Test
    void anEventThatWaitsAndComesAgainStartsOneRun() {
        set("concurrency.runs", "1");
        told(2);
        told(2);
        end(steps.running().getFirst());
        assertEquals(List.of("a-1"), files());
        end(steps.running().getFirst());
        assertEquals(List.of(), files());
        assertEquals(2, steps.started().size());
        assertEquals(1, cloud.items("orders"));
    }

    @Test
    void aStartThatFailedTakesOnePlaceHoweverOftenItIsTried() {
        set("concurrency.runs", "2");
        steps.refuse(2);
        assertTrue(Lambda.call(new StarterHandler(), event("a-0", "1", "0"))
                .errorMessage()
                .contains("cannot be started"));
        assertTrue(Lambda.call(new StarterHandler(), event("a-0", "1", "0"))
                .errorMessage()
                .contains("cannot be started"));
        assertEquals(List.of("STARTED", "STARTED", "WAITING"), told(3));
    }

    @Test
    void aRunWhoseEndNobodyToldIsAskedFor() {
        set("concurrency.runs", "1");
        told(2);
        String first = steps.running().getFirst();
        assertEquals(List.of(), runs(Duration.ofMinutes(2)).remind());
        steps.end(first);
        assertEquals(List.of(), runs(Duration.ofSeconds(30)).remind());
        assertEquals(1, runs(Duration.ofMinutes(2)).remind().size());
        assertEquals(List.of("a-1"), files());
    }

    @Test
    void aPlaceThatWasTakenForNothingIsGivenBack() {
        set("concurrency.runs", "1");
        steps.refuse(1);
        Lambda.call(new StarterHandler(), event("lost", "1", "0"));
        assertEquals("WAITING", tell("b", "1"));
        assertEquals(List.of(), runs(Duration.ofMinutes(2)).remind());
        assertEquals(1, runs(Duration.ofMinutes(6)).remind().size());
    }

    @Test
    void aPlaceIsGivenBackHoweverManyRunsAreOlder() {
        set("concurrency.runs", "9");
        told(10);
        steps.end(steps.running().getLast());
        assertEquals(1, runs(Duration.ofMinutes(2), new Limit(9, true)).remind().size());
    }

    @Test
    void aPlaceIsGivenBackWhereNoneIsToWait() {
        set("concurrency.runs", "1");
        set("concurrency.otherwise", "skip");
        told(2);
        steps.end(steps.running().getFirst());
        assertEquals("SKIPPED", tell("b", "1"));
        assertEquals(List.of(), runs(Duration.ofMinutes(2), new Limit(1, false)).remind());
        assertEquals("STARTED", tell("b", "2"));
    }

    @Test
    void anOrderForAnotherPipelineIsNotCountedWithTheStartersOwn() {
        set("concurrency.runs", "1");
        set("statemachine.other", "arn:aws:states:eu-central-1:000000000000:stateMachine:other:live");
        told(2);
        Lambda.Answer answer = Lambda.call(new StarterHandler(), "{\"pipeline\": \"other\", \"name\": \"o\"}");
        System.clearProperty("lockstep.statemachine.other");
        assertEquals("STARTED", answer.text("body.status"));
    }

    @Test
    void manyStartersAtOnceStartEachEventOnceAndNeverTooMany() throws Exception {
        set("concurrency.runs", "3");
        try (ExecutorService starters = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> tellings = IntStream.range(0, 60)
                    .<Callable<String>>mapToObj(i -> () -> tell("f-" + i % 40, "1"))
                    .toList();
            for (Future<String> told : starters.invokeAll(tellings)) {
                assertTrue(List.of("STARTED", "EXISTS", "WAITING").contains(told.get()), told::resultNow);
            }
            while (!steps.running().isEmpty()) {
                List<Callable<Boolean>> endings = steps.running().stream()
                        .<Callable<Boolean>>map(name -> () -> end(name))
                        .toList();
                for (Future<Boolean> ended : starters.invokeAll(endings)) {
                    assertTrue(ended.get());
                }
            }
        }
        assertEquals(40, steps.started().size());
        assertEquals(3, steps.most());
        assertEquals(1, cloud.items("orders"), "nobody waits any more");
    }

    @Test
    void anOlderVersionOfAnObjectStartsNothingWhenOnlyTheLatestCounts() {
        assertEquals("STARTED", tellLatest("a", "2", "0055AED6DCD90281E6"));
        assertEquals("SUPERSEDED", tellLatest("a", "1", "0055AED6DCD90281E5"));
        assertEquals("EXISTS", tellLatest("a", "2", "0055AED6DCD90281E6"));
        assertEquals("STARTED", tellLatest("b", "1", "0055AED6DCD90281E5"));
        assertEquals("STARTED", tellLatest("a", "3", "0055AED6DCD90281E601"));
    }

    @Test
    void aVersionThatWaitsGivesWayToALaterOne() {
        set("concurrency.runs", "1");
        tellLatest("first", "1", "01");
        assertEquals("WAITING", tellLatest("a", "1", "02"));
        assertEquals("WAITING", tellLatest("a", "2", "03"));
        end(steps.running().getFirst());
        assertEquals(List.of("a"), files());
        end(steps.running().getFirst());
        assertEquals(2, steps.started().size());
    }

    @Test
    void anEventThatIsTooLargeToEverStartDoesNotWait() {
        set("concurrency.runs", "1");
        told(1);
        Lambda.Answer answer = Lambda.call(new StarterHandler(), event("x".repeat(300_000), "1", "0"));
        assertTrue(answer.errorMessage().contains("an execution takes 262144 at most"), answer::errorMessage);
    }

    @Test
    void whoFindsNoRoomAsksOnce() {
        set("concurrency.runs", "1");
        set("concurrency.otherwise", "skip");
        tell("a", "1");
        cloud.forget();
        assertEquals("SKIPPED", tell("b", "1"));
        assertEquals(
                List.of("UpdateItem"),
                cloud.requests().stream().map(Fault.Seen::operation).toList());
    }

    private static void set(String name, String value) {
        System.setProperty("lockstep." + name, value);
    }

    private List<String> told(int events) {
        return IntStream.range(0, events).mapToObj(i -> tell("a-" + i, "1")).toList();
    }

    private static String tell(String file, String version) {
        return Lambda.call(new StarterHandler(), event(file, version, "0")).text("body.status");
    }

    private static String tellLatest(String file, String version, String sequencer) {
        String message = "{\"trigger\": \"s3\", \"latest\": true, \"event\": " + event(file, version, sequencer) + "}";
        return Lambda.call(new StarterHandler(), message).text("body.status");
    }

    private static String event(String file, String version, String sequencer) {
        return """
            {"source": "aws.s3", "detail-type": "Object Created", "id": "i", "time": "2026-11-22T00:00:0%sZ",
             "detail": {"bucket": {"name": "inbox"},
                        "object": {"key": "%s", "version-id": "%s", "sequencer": "%s"}}}
            """.formatted(version, file, version, sequencer);
    }

    /// Ends a run, and tells the starter as EventBridge does.
    private boolean end(String name) {
        steps.end(name);
        return !Lambda.call(new StarterHandler(), """
            {"ended": {"source": "aws.states", "detail-type": "Step Functions Execution Status Change",
                       "detail": {"name": "%s", "status": "SUCCEEDED"}}}
            """.formatted(name)).failed();
    }

    /// The files whose runs are under way.
    private List<String> files() {
        return steps.running().stream()
                .map(name -> steps.started().stream()
                        .filter(start -> start.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .map(start -> new Lambda.Answer(false, start.input()).text("event.detail.object.key"))
                .toList();
    }

    private static Runs runs(Duration later) {
        return runs(later, new Limit(1, true));
    }

    /// The starter's rules, at a later moment.
    private static Runs runs(Duration later, Limit limit) {
        Clients clients = Clients.ofThisProcess();
        Time time = new Time() {
            @Override
            public Instant now() {
                return Time.OF_THIS_MACHINE.now().plus(later);
            }

            @Override
            public Duration stopwatch() {
                return Time.OF_THIS_MACHINE.stopwatch();
            }

            @Override
            public void pause(Duration duration) {}
        };
        return new Runs(
                new Executions(clients.stateMachines(), Settings.ofThisProcess(), "orders"),
                () -> new Admissions(clients.items(), "orders", time),
                Optional.of(limit),
                time);
    }
}
