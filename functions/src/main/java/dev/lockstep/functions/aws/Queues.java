package dev.lockstep.functions.aws;

import dev.lockstep.functions.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SQS, as far as stages call it.
public final class Queues {
    /// The most entries of a batch.
    public static final int BATCH = 10;

    /// The most bytes of a batch, bodies and attributes together, that queues take however old they are.
    public static final long LARGEST = 256 * 1024;

    /// The attribute that says which message it is, the same one when it is sent again.
    private static final String ID = "lockstep-id";

    private static final String TYPE = "String";

    private final JsonCall sqs;

    Queues(SignedCall calls, SignedCall.Place place) {
        this.sqs = new JsonCall(calls, place, "AmazonSQS", "1.0");
    }

    /// A message.
    ///
    /// @param id which one it is, the same when it is sent again
    /// @param group within which a queue whose name ends with `.fifo` keeps the order; only such a queue has groups
    public record Message(String id, String body, Optional<String> group) {
        /// SQS takes no text with the two code points that are no characters.
        public Message {
            body = body.replace("\uFFFE", "\\uFFFE").replace("\uFFFF", "\\uFFFF");
        }
    }

    /// What is sent beside each body.
    public static long attributeBytes(String id) {
        return ID.length() + TYPE.length() + (long) id.length();
    }

    /// Sends messages, at most ten.
    ///
    /// @param queue its real name
    /// @return those that were not taken
    public List<NotTaken> send(Account account, String queue, List<Message> messages) {
        List<Json> entries = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            entries.add(entry(i, messages.get(i)));
        }
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("QueueUrl", Json.of(sqs.place().endpoint() + "/" + account.id() + "/" + queue));
        request.put("Entries", new Json.Arr(entries));
        Json.Obj answer = sqs.ask("SendMessageBatch", request, "nothing can be sent to the queue " + queue);
        return JsonCall.objects(answer.get("Failed")).stream()
                .map(Queues::notTaken)
                .toList();
    }

    private static Json entry(int place, Message message) {
        Map<String, Json> entry = new LinkedHashMap<>();
        entry.put("Id", Json.of(Integer.toString(place)));
        entry.put("MessageBody", Json.of(message.body()));
        entry.put(
                "MessageAttributes",
                new Json.Obj(Map.of(
                        ID, new Json.Obj(Map.of("DataType", Json.of(TYPE), "StringValue", Json.of(message.id()))))));
        message.group().ifPresent(group -> {
            entry.put("MessageGroupId", Json.of(group));
            entry.put("MessageDeduplicationId", Json.of(message.id()));
        });
        return new Json.Obj(entry);
    }

    private static NotTaken notTaken(Json.Obj failed) {
        boolean ours = failed.get("SenderFault").filter(Json.of(true)::equals).isPresent();
        String reason = JsonCall.text(failed, "Code").orElse("refused")
                + JsonCall.text(failed, "Message").map(text -> ", " + text).orElse("");
        return new NotTaken(
                Integer.parseInt(JsonCall.text(failed, "Id").orElse("0")), !ours || reason.contains("Throttl"), reason);
    }
}
