package dev.lockstep.local.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.SdkClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// The queues as AWS's own client sees them, which holds the digest of every message against its own.
final class LocalSqsTest {
    private static final String URL = "https://sqs.eu-central-1.amazonaws.com/000000000000/";

    @TempDir
    private Path folder = Path.of("");

    private LocalCloud cloud;
    private SqsClient sqs;

    @BeforeEach
    void start() throws IOException {
        cloud = LocalCloud.start(LocalCloud.Options.in(folder));
        sqs = SdkClients.sqs(cloud.endpoint());
    }

    @AfterEach
    void stop() throws IOException {
        sqs.close();
        cloud.close();
    }

    private static SendMessageBatchRequestEntry entry(int id, String body, String group) {
        SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                .id("m" + id)
                .messageBody(body)
                .messageAttributes(Map.of(
                        "text",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("größe " + id)
                                        .build(),
                        "number",
                                MessageAttributeValue.builder()
                                        .dataType("Number")
                                        .stringValue("1")
                                        .build(),
                        "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 200}))
                                        .build()));
        return group.isEmpty()
                ? entry.build()
                : entry.messageGroupId(group).messageDeduplicationId("d" + id).build();
    }

    private List<Message> receive(String queue, int most) {
        return sqs.receiveMessage(request -> request.queueUrl(URL + queue)
                        .maxNumberOfMessages(most)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    @Test
    void whatIsSentIsReceivedUntilItIsDeleted() throws IOException {
        sqs.sendMessageBatch(request -> request.queueUrl(URL + "orders")
                .entries(IntStream.range(0, 10)
                        .mapToObj(i -> entry(i, "{\"größe\": " + i + "}", ""))
                        .toList()));
        sqs.sendMessage(request -> request.queueUrl(URL + "orders").messageBody("eleventh"));
        List<Message> first = receive("orders", 10);
        assertEquals(10, first.size());
        assertEquals(
                Optional.of("größe 3"),
                Optional.ofNullable(first.get(3).messageAttributes().get("text"))
                        .map(MessageAttributeValue::stringValue));
        assertEquals("1", first.getFirst().attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        assertEquals(
                List.of("eleventh"),
                receive("orders", 10).stream().map(Message::body).toList());
        assertEquals(List.of(), receive("orders", 10));
        sqs.sendMessage(request -> request.queueUrl(URL + "seen").messageBody("again"));
        Message seen = sqs.receiveMessage(
                        request -> request.queueUrl(URL + "seen").visibilityTimeout(0))
                .messages()
                .getFirst();
        assertEquals("again", receive("seen", 1).getFirst().body());
        sqs.deleteMessage(request -> request.queueUrl(URL + "seen").receiptHandle(seen.receiptHandle()));
        assertEquals(11, Files.readAllLines(folder.resolve("sqs/orders.jsonl")).size());
    }

    @Test
    void aQueueThatKeepsTheOrderTakesAMessageOnceAndGivesOutOneOfAGroup() {
        for (int times = 0; times < 2; times++) {
            sqs.sendMessageBatch(request -> request.queueUrl(URL + "orders.fifo")
                    .entries(entry(0, "a0", "a"), entry(1, "a1", "a"), entry(2, "b0", "b")));
        }
        List<Message> first = receive("orders.fifo", 10);
        assertEquals(
                List.of("a0", "a1", "b0"),
                first.stream().map(Message::body).sorted().toList());
        assertEquals(List.of(), receive("orders.fifo", 10));
    }

    @Test
    void aPartOfABatchMayBeRefused() {
        List<BatchResultErrorEntry> failed = sqs.sendMessageBatch(request -> request.queueUrl(URL + "orders")
                        .entries(entry(0, "good", ""), entry(1, "bad \uFFFF", ""), entry(2, "odd", "group")))
                .failed();
        assertEquals(
                List.of("m1", "m2"),
                failed.stream().map(BatchResultErrorEntry::id).toList());
        assertEquals("InvalidMessageContents", failed.getFirst().code());
        assertTrue(failed.getFirst().senderFault());
        assertEquals(1, receive("orders", 10).size());
    }

    @Test
    void whatIsTooMuchIsRefusedInSqssWords() {
        List<SendMessageBatchRequestEntry> eleven =
                IntStream.range(0, 11).mapToObj(i -> entry(i, "m", "")).toList();
        refused("TooManyEntriesInBatchRequest", eleven);
        refused("BatchRequestTooLong", List.of(entry(0, "x".repeat(600_000), ""), entry(1, "x".repeat(600_000), "")));
        refused("BatchEntryIdsNotDistinct", List.of(entry(0, "a", ""), entry(0, "b", "")));
        SqsException unknown =
                assertThrows(SqsException.class, () -> sqs.listQueues(request -> request.queueNamePrefix("o")));
        assertTrue(String.valueOf(unknown.getMessage()).contains("is not part of the local SQS"));
    }

    private void refused(String code, List<SendMessageBatchRequestEntry> entries) {
        SqsException refusal = assertThrows(
                SqsException.class,
                () -> sqs.sendMessageBatch(
                        request -> request.queueUrl(URL + "orders").entries(entries)));
        assertEquals(code, refusal.awsErrorDetails().errorCode());
    }
}
