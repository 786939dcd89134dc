package dev.lockstep.functions.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows that become messages or events.
final class SentRowsTest {
    private final Cloud cloud = Cloud.fresh();
    private final Mailbox mailbox = Mailbox.start();

    @BeforeEach
    void serve() {
        cloud.memory();
        cloud.serve("sqs", mailbox.address());
        cloud.serve("events", mailbox.address());
    }

    @AfterEach
    void stop() {
        mailbox.stop();
    }

    private Lambda.Answer load(String table, String more) {
        return load("load", table, more);
    }

    private Lambda.Answer load(String stage, String table, String more) {
        cloud.put(Cloud.DATA, "in.csv", table);
        return Lambda.stage(new LoadHandler(), stage, """
            {"artifacts": [{"uri": "s3://%s/in.csv", "format": "csv"}], %s}
            """.formatted(Cloud.DATA, more));
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "o-" + i + "," + i + "\n")
                .collect(Collectors.joining("", "order,total\n", ""));
    }

    private static String text(Json.Obj taken, String path) {
        return new Lambda.Answer(false, taken).text(path);
    }

    @Test
    void rowsBecomeMessagesInTheirOrder() {
        Lambda.Answer answer = load(rows(23), "\"queue\": \"orders\", \"numbers\": [\"total\"]");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals(List.of(10, 10, 3), mailbox.batches);
        assertEquals("23", answer.text("sent"));
        assertEquals("{\"order\":\"o-22\",\"total\":22}", text(mailbox.taken.getLast(), "MessageBody"));
        assertTrue(text(mailbox.taken.getFirst(), "QueueUrl").endsWith("/000000000000/orders"));
        assertEquals(23, identities().size());
        assertEquals(Json.Null.NULL, new Lambda.Answer(false, mailbox.taken.getFirst()).at("MessageGroupId"));
    }

    @Test
    void aQueueThatKeepsAnOrderIsToldTheGroupAndTheIdentity() {
        load("order,country\na,DE\nb,\u00d6 1\n", "\"queue\": \"orders.fifo\", \"group\": \"country\"");
        assertEquals("DE", text(mailbox.taken.getFirst(), "MessageGroupId"));
        assertTrue(text(mailbox.taken.getLast(), "MessageGroupId").matches("[0-9a-f]{64}"));
        assertEquals(
                text(mailbox.taken.getFirst(), "MessageAttributes.lockstep-id.StringValue"),
                text(mailbox.taken.getFirst(), "MessageDeduplicationId"));
        assertTrue(load("again", "order,country\na,\n", "\"queue\": \"orders.fifo\", \"group\": \"country\"")
                .errorMessage()
                .contains("in.csv line 2: country is empty; it is the group of the message"));
    }

    @Test
    void whatWasNotTakenIsSentAgainAndNothingElse() {
        mailbox.refuse(entry -> entry.contains("o-3") || entry.contains("o-7"), "InternalError", false, 3);
        Lambda.Answer answer = load(rows(12), "\"queue\": \"orders\"");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals(List.of(10, 2, 1, 2), mailbox.batches);
        assertEquals(12, mailbox.taken.size());
        assertEquals(12, identities().size());
    }

    @Test
    void whatWillNeverBeTakenIsNamedWithItsLine() {
        mailbox.refuse(entry -> entry.contains("o-3"), "InvalidMessageContents", true, 1);
        Lambda.Answer answer = load(rows(12), "\"queue\": \"orders\"");
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertTrue(
                answer.errorMessage()
                        .contains("in.csv line 5: the queue orders does not take it: InvalidMessageContents"),
                answer::errorMessage);
    }

    @Test
    void rowsBecomeEvents() {
        mailbox.refuse(entry -> entry.contains("o-1"), "ThrottlingException", false, 2);
        Lambda.Answer answer =
                load(rows(11), "\"bus\": \"shop\", \"detailType\": \"Order Checked\", \"numbers\": [\"total\"]");
        assertFalse(answer.failed(), answer::errorMessage);
        Json.Obj first = mailbox.taken.getFirst();
        assertEquals("shop", text(first, "EventBusName"));
        assertEquals("lockstep.orders", text(first, "Source"));
        assertEquals("Order Checked", text(first, "DetailType"));
        assertTrue(
                text(first, "Detail").matches("\\{\"id\":\"[0-9a-f]{32}\",\"row\":\\{\"order\":\"o-0\",\"total\":0}}"));
        assertTrue(text(first, "Resources").contains("execution:orders:run-1"));
        assertEquals(11, mailbox.taken.size());
        assertEquals("11", answer.text("sent"));
        mailbox.refuse(entry -> entry.contains("o-4"), "MalformedDetail", false, 1);
        assertTrue(load("again", rows(6), "\"bus\": \"shop\"")
                .errorMessage()
                .contains("in.csv line 6: the bus shop does not take it: MalformedDetail, planted"));
    }

    @Test
    void aBatchIsNeverLargerThanAQueueTakes() {
        String large = "x".repeat(60_000);
        Lambda.Answer answer = load("order\n" + (large + "\n").repeat(9), "\"queue\": \"orders\"");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals(List.of(4, 4, 1), mailbox.batches);
        Lambda.Answer refused = Lambda.call(new LoadHandler(), Lambda.payload("other", tooLarge(), ""));
        assertTrue(refused.errorMessage().contains("big.csv line 3: the row has 270"), refused::errorMessage);
    }

    private String tooLarge() {
        cloud.put(Cloud.DATA, "big.csv", "order\na\n" + "x".repeat(270_000) + "\n");
        return "{\"artifacts\": [{\"uri\": \"s3://" + Cloud.DATA
                + "/big.csv\", \"format\": \"csv\"}], \"queue\": \"orders\"}";
    }

    @Test
    void whereverAnAttemptDiesTheNextSendsAtMostOneBatchAgain() {
        for (Fault.Kind kind : List.of(Fault.Kind.REFUSED, Fault.Kind.LOST)) {
            for (int died = 0; died < 12; died++) {
                cloud.heal();
                mailbox.taken.clear();
                AtomicInteger left = new AtomicInteger(died);
                cloud.plant(new Fault(
                        seen -> (seen.service().equals("sqs")
                                        || seen.operation().equals("UpdateItem"))
                                && left.getAndDecrement() == 0,
                        1,
                        kind));
                String stage = kind + "-" + died;
                String input = "{\"artifacts\": [{\"uri\": \"s3://" + Cloud.DATA
                        + "/in.csv\", \"format\": \"csv\"}], \"queue\": \"orders\", \"bucket\": \"warehouse\"}";
                cloud.put(Cloud.DATA, "in.csv", rows(43));
                Lambda.Answer answer = Lambda.stage(new LoadHandler(), stage, input);
                for (int i = 0; i < 3 && answer.failed(); i++) {
                    answer = Lambda.stage(new LoadHandler(), stage, input);
                }
                assertFalse(answer.failed(), answer::errorMessage);
                assertEquals("43", answer.text("sent"));
                assertEquals(43, identities().size(), stage);
                assertTrue(mailbox.taken.size() <= 53, () -> stage + " sent " + mailbox.taken.size());
            }
        }
    }

    private Set<String> identities() {
        return mailbox.taken.stream()
                .map(message -> text(message, "MessageAttributes.lockstep-id.StringValue"))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
