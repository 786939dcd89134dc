package dev.lockstep.functions.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StarterTest {
    private static final String MACHINE = "arn:aws:states:eu-central-1:000000000000:stateMachine:orders:live";

    private final Cloud cloud = Cloud.fresh();
    private final StepFunctions steps = StepFunctions.start();
    private final String event = sample();

    @BeforeEach
    void configure() {
        cloud.serve("states", steps.address());
        System.setProperty("lockstep.pipeline", "orders");
        System.setProperty("lockstep.statemachine", MACHINE);
    }

    @AfterEach
    void clear() {
        System.clearProperty("lockstep.pipeline");
        System.clearProperty("lockstep.statemachine");
        steps.stop();
    }

    @Test
    void anEventIsHandedOnAsItIsWithItsTrigger() {
        Lambda.Answer answer = Lambda.call(new StarterHandler(), event);
        assertEquals("200", answer.text("statusCode"));
        assertEquals("STARTED", answer.text("body.status"));
        Json.Obj input = steps.started().getFirst().input();
        assertEquals(Json.of("s3"), input.get("trigger").orElseThrow());
        assertEquals(Lambda.json(event), input.get("event").orElseThrow());
        assertTrue(answer.text("body.execution_arn").contains(":execution:orders:s3-orders-2026-11-20-csv-"));
    }

    @Test
    void theSameObjectVersionStartsOneRunHoweverOftenItIsTold() {
        Lambda.Answer first = Lambda.call(new StarterHandler(), event);
        Lambda.Answer second = Lambda.call(
                new StarterHandler(), event.replace("17793124-05d4-b198-2fde-7ededc63b103", "another-delivery"));
        assertEquals("EXISTS", second.text("body.status"));
        assertEquals(first.text("body.execution_arn"), second.text("body.execution_arn"));
        assertEquals(1, steps.started().size());
    }

    @Test
    void anotherVersionOfTheObjectIsAnotherRun() {
        Lambda.Answer first = Lambda.call(new StarterHandler(), event);
        Lambda.Answer second = Lambda.call(
                new StarterHandler(), event.replace("\"version-id\": \"0001\"", "\"version-id\": \"0002\""));
        assertNotEquals(first.text("body.execution_arn"), second.text("body.execution_arn"));
        assertEquals(2, steps.started().size());
    }

    @Test
    void aBatchFailsOnlyTheMessagesThatFailed() {
        Lambda.Answer answer = Lambda.call(
                new StarterHandler(),
                "{\"Records\": [" + message("m-1", event) + "," + message("m-2", "{\"no\": \"event\"}") + ","
                        + message("m-3", "not json") + "," + message("m-4", event) + "]}");
        assertEquals(
                Lambda.json("[{\"itemIdentifier\": \"m-2\"}, {\"itemIdentifier\": \"m-3\"}]"),
                answer.at("batchItemFailures"));
        assertEquals(1, steps.started().size());
    }

    @Test
    void aPersonNamesPipelineAndParameters() {
        Lambda.Answer answer = Lambda.call(
                new StarterHandler(),
                "{\"pipeline\": \"orders\", \"parameters\": {\"source\": \"s3://inbox/a.csv\"}, \"mode\":"
                        + " \"analysis\"}");
        assertEquals("STARTED", answer.text("body.status"));
        assertEquals(
                Lambda.json("{\"parameters\": {\"source\": \"s3://inbox/a.csv\"}, \"mode\": \"analysis\"}"),
                steps.started().getFirst().input());
    }

    @Test
    void aScheduleNamesItself() {
        Lambda.call(
                new StarterHandler(),
                "{\"source\": \"aws.events\", \"detail-type\": \"Scheduled Event\", \"id\": \"i-1\","
                        + " \"time\": \"2026-11-21T02:00:00Z\", \"detail\": {}}");
        StepFunctions.Start start = steps.started().getFirst();
        assertEquals(Json.of("schedule"), start.input().get("trigger").orElseThrow());
        assertTrue(start.name().startsWith("schedule-2026-11-21T02-00-00Z-"), start::name);
    }

    @Test
    void aMomentOfAScheduleStartsOneRunHoweverOftenItIsSent() {
        String first = scheduled("attempt-1", "2026-11-21T02:00:00Z");
        assertEquals(first, scheduled("attempt-2", "2026-11-21T02:00:00Z"));
        assertNotEquals(first, scheduled("attempt-1", "2026-11-22T02:00:00Z"));
    }

    private String scheduled(String attempt, String time) {
        Lambda.call(
                new StarterHandler(),
                "{\"source\": \"aws.scheduler\", \"detail-type\": \"Scheduled Event\", \"id\": \"" + attempt
                        + "\", \"time\": \"" + time + "\", \"resources\":"
                        + " [\"arn:aws:scheduler:eu-central-1:123456789012:schedule/default/orders\"], \"detail\": {}}");
        return steps.started().getLast().name();
    }

    @Test
    void aRuleMayWrapTheEventAndNameItsTrigger() {
        Lambda.call(new StarterHandler(), "{\"trigger\": \"s3-2\", \"event\": " + event + "}");
        assertEquals(
                Json.of("s3-2"),
                steps.started().getFirst().input().get("trigger").orElseThrow());
    }

    @Test
    void anObjectStartsTheSameRunWhetherEventBridgeOrS3TellsOfIt() {
        Lambda.Answer first = Lambda.call(new StarterHandler(), """
            {"source": "aws.s3", "detail-type": "Object Created", "id": "i-1", "time": "2026-11-22T00:00:00Z",
             "detail": {"bucket": {"name": "inbox"},
                        "object": {"key": "in/a b+ä.csv", "size": 5, "version-id": "7", "sequencer": "01"}}}
            """);
        String notification = """
            {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
              "eventTime": "2026-11-22T00:00:00.000Z", "awsRegion": "eu-central-1", "s3": {"bucket": {"name": "inbox"},
              "object": {"key": "in/a+b%2B%C3%A4.csv", "size": 5, "versionId": "7", "sequencer": "01"}}}]}
            """;
        Lambda.Answer second = Lambda.call(new StarterHandler(), notification);
        assertEquals("EXISTS", second.text("body.status"));
        assertEquals(first.text("body.execution_arn"), second.text("body.execution_arn"));
        Lambda.call(new StarterHandler(), notification.replace("\"7\"", "\"8\""));
        assertEquals(key(steps.started().getFirst()), key(steps.started().getLast()));
    }

    @Test
    void aNotificationOfS3InAQueueStartsARunForEachOfItsRecords() {
        String record = "{\"eventSource\": \"aws:s3\", \"eventName\": \"ObjectCreated:Put\","
                + " \"s3\": {\"bucket\": {\"name\": \"inbox\"}, \"object\": {\"key\": \"%s\", \"sequencer\": \"1\"}}}";
        String body = "{\"Records\": [" + record.formatted("a") + "," + record.formatted("b") + "]}";
        String removed = body.replace("Created:Put", "Removed:Delete");
        Lambda.Answer answer = Lambda.call(
                new StarterHandler(),
                "{\"Records\": [" + message("m-1", body) + "," + message("m-2", removed) + ","
                        + message("m-3", "{\"Service\": \"Amazon S3\", \"Event\": \"s3:TestEvent\"}") + "]}");
        assertEquals(Lambda.json("[{\"itemIdentifier\": \"m-2\"}]"), answer.at("batchItemFailures"));
        assertEquals(2, steps.started().size());
    }

    @Test
    void anUnknownPipelineIsNamed() {
        Lambda.Answer answer = Lambda.call(new StarterHandler(), "{\"pipeline\": \"odrers\", \"parameters\": {}}");
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertTrue(answer.errorMessage().startsWith("the starter knows no pipeline 'odrers'"), answer::errorMessage);
    }

    private static String key(StepFunctions.Start start) {
        return new Lambda.Answer(false, start.input()).text("event.detail.object.key");
    }

    private static String message(String id, String body) {
        return "{\"messageId\": \"" + id + "\", \"body\": " + JsonText.text(Json.of(body)) + "}";
    }

    private static String sample() {
        try {
            return Files.readString(Path.of(System.getProperty("lockstep.root"), "events", "orders.json"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
