package dev.lockstep.local.sqs;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.local.gateway.Members;
import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.gateway.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// SQS in AWS's JSON protocol, for whoever sends and receives. Queues need not be made first and live as long as this
/// process; what is sent to one stands in `QUEUE.jsonl` too, a line a message, for people and tests to read.
public final class Sqs implements Service {

    private static final String TYPE = "application/x-amz-json-1.0";
    private static final String PREFIX = "AmazonSQS.";
    private static final Pattern URL =
            Pattern.compile("(?:https?://[^/]+/)?(?:[0-9]{12}/)?([A-Za-z0-9_-]{1,75}(?:\\.fifo)?)");
    private static final int BATCH = 10;
    private static final long LARGEST = 1024 * 1024;
    private static final Duration HIDDEN = Duration.ofSeconds(30);

    private final Path folder;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();
    private final Map<String, Action> actions = new LinkedHashMap<>();

    private interface Action {
        Map<String, Object> answer(String queue, Members request) throws IOException;
    }

    /// @param folder where the files of queues are
    public Sqs(Path folder, InstantSource clock, Supplier<String> ids) {
        this.folder = folder;
        this.clock = clock;
        this.ids = ids;
        actions.put("DeleteMessage", this::delete);
        actions.put("ReceiveMessage", this::receive);
        actions.put("SendMessage", (queue, request) -> send(queue, request, bytes(request)));
        actions.put("SendMessageBatch", this::sendAll);
    }

    @Override
    public Reply answer(Request request) throws IOException {
        try {
            var target = request.header("X-Amz-Target").orElse("");
            var action = actions.get(target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : target);
            if (action == null) {
                throw new SqsError(
                        "UnsupportedOperation",
                        "'" + target + "' is not part of the local SQS, which has " + actions.keySet());
            }
            var members = Members.of(request);
            return Reply.text(200, TYPE, Json.write(action.answer(name(members), members)));
        } catch (InvalidJson malformed) {
            return error(new SqsError("InvalidParameterValue", "the body is not JSON: " + malformed.getMessage()));
        } catch (SqsError refused) {
            return error(refused);
        }
    }

    private static String name(Members request) {
        var url = URL.matcher(request.text("QueueUrl").orElse(""));
        if (!url.matches()) {
            throw new SqsError("QueueDoesNotExist", "The specified queue does not exist.");
        }
        return url.group(1);
    }

    private Queue queue(String name) {
        return queues.computeIfAbsent(name, each -> new Queue(each.endsWith(".fifo")));
    }

    private Map<String, Object> sendAll(String name, Members request) throws IOException {
        var entries = request.list("Entries").stream().map(Members::of).toList();
        if (entries.isEmpty()) {
            throw new SqsError(
                    "EmptyBatchRequest", "There should be at least one SendMessageBatchRequestEntry in the request.");
        }
        if (entries.size() > BATCH) {
            throw new SqsError(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
        }
        var distinct = new HashSet<String>();
        for (var entry : entries) {
            if (!distinct.add(entry.text("Id").orElse(""))) {
                throw new SqsError(
                        "BatchEntryIdsNotDistinct", "Id " + entry.text("Id").orElse("") + " repeated.");
            }
        }
        var bytes = entries.stream().mapToLong(Sqs::bytes).sum();
        if (bytes > LARGEST) {
            throw new SqsError(
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than " + LARGEST + " bytes. You have sent " + bytes + " bytes.");
        }
        List<Object> successful = new ArrayList<>();
        List<Object> failed = new ArrayList<>();
        for (var entry : entries) {
            var result = new LinkedHashMap<String, Object>();
            result.put("Id", entry.text("Id").orElse(""));
            try {
                result.putAll(send(name, entry, bytes(entry)));
                successful.add(result);
            } catch (SqsError refused) {
                result.put("SenderFault", true);
                result.put("Code", refused.code());
                result.put("Message", String.valueOf(refused.getMessage()));
                failed.add(result);
            }
        }
        return failed.isEmpty() ? Map.of("Successful", successful) : both(successful, failed);
    }

    private static Map<String, Object> both(List<Object> successful, List<Object> failed) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("Successful", successful);
        answer.put("Failed", failed);
        return answer;
    }

    private Map<String, Object> send(String name, Members entry, long bytes) throws IOException {
        var queue = queue(name);
        var message = message(queue, entry, bytes);
        var queued = queue.offer(message, clock.instant());
        if (queued.equals(message.id())) {
            write(name, message);
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("MessageId", queued);
        answer.put("MD5OfMessageBody", md5(message.body().getBytes(StandardCharsets.UTF_8)));
        message.attributes().md5().ifPresent(sum -> answer.put("MD5OfMessageAttributes", sum));
        return answer;
    }

    private Queue.Message message(Queue queue, Members entry, long bytes) {
        var body = entry.text("MessageBody").orElse("");
        var group = entry.text("MessageGroupId");
        var identity = entry.text("MessageDeduplicationId");
        if (body.isEmpty()) {
            throw new SqsError("MissingParameter", "The request must contain the parameter MessageBody.");
        }
        if (bytes > LARGEST) {
            throw new SqsError(
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than " + LARGEST + " bytes.");
        }
        if (body.codePoints().anyMatch(Sqs::isRefused)) {
            throw new SqsError("InvalidMessageContents", "Invalid characters found in the message body");
        }
        if (queue.isOrdered() && group.isEmpty()) {
            throw new SqsError("MissingParameter", "The request must contain the parameter MessageGroupId.");
        }
        if (queue.isOrdered() && identity.isEmpty()) {
            throw new SqsError(
                    "InvalidParameterValue",
                    "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided"
                            + " explicitly");
        }
        if (!queue.isOrdered() && identity.isPresent()) {
            throw new SqsError(
                    "InvalidParameterValue",
                    "The request include parameter that is not valid for this queue type. Reason:"
                            + " MessageDeduplicationId");
        }
        return new Queue.Message(ids.get(), body, Attributes.of(entry), group, identity);
    }

    /// What no XML document can have.
    private static boolean isRefused(int c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || half || c == 0xFFFE || c == 0xFFFF;
    }

    private static long bytes(Members entry) {
        return entry.text("MessageBody").orElse("").getBytes(StandardCharsets.UTF_8).length
                + Attributes.of(entry).bytes();
    }

    private synchronized void write(String name, Queue.Message message) throws IOException {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", message.id());
        line.put("time", clock.instant().toString());
        line.put("body", message.body());
        line.put("attributes", message.attributes().all());
        message.group().ifPresent(group -> line.put("group", group));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name + ".jsonl"),
                Json.write(line) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /// What there is now: nobody is made to wait for more.
    private Map<String, Object> receive(String name, Members request) {
        var most = request.number("MaxNumberOfMessages").orElse(1L);
        if (most < 1 || most > BATCH) {
            throw new SqsError(
                    "InvalidParameterValue",
                    "Value " + most + " for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10,"
                            + " if provided.");
        }
        var hidden =
                request.number("VisibilityTimeout").map(Duration::ofSeconds).orElse(HIDDEN);
        List<Object> messages = queue(name).receive((int) (long) most, hidden, clock.instant()).stream()
                .<Object>map(given -> received(given, request))
                .toList();
        return messages.isEmpty() ? Map.of() : Map.of("Messages", messages);
    }

    private static Map<String, Object> received(Queue.Given given, Members request) {
        var message = new LinkedHashMap<String, Object>();
        message.put("MessageId", given.message().id());
        message.put("ReceiptHandle", given.receipt());
        message.put("Body", given.message().body());
        message.put("MD5OfBody", md5(given.message().body().getBytes(StandardCharsets.UTF_8)));
        var system = new LinkedHashMap<String, Object>();
        system.put("SentTimestamp", Long.toString(given.sent().toEpochMilli()));
        system.put("ApproximateReceiveCount", Long.toString(given.times()));
        given.message().group().ifPresent(group -> system.put("MessageGroupId", group));
        given.message().identity().ifPresent(identity -> system.put("MessageDeduplicationId", identity));
        var asked = new ArrayList<Object>(request.list("AttributeNames"));
        asked.addAll(request.list("MessageSystemAttributeNames"));
        if (!asked.contains("All")) {
            system.keySet().retainAll(asked);
        }
        if (!system.isEmpty()) {
            message.put("Attributes", system);
        }
        var attributes = given.message().attributes().only(request.list("MessageAttributeNames"));
        attributes.md5().ifPresent(sum -> {
            message.put("MessageAttributes", attributes.all());
            message.put("MD5OfMessageAttributes", sum);
        });
        return message;
    }

    private Map<String, Object> delete(String name, Members request) {
        queue(name).delete(request.text("ReceiptHandle").orElse(""));
        return Map.of();
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply error(SqsError refused) {
        var json = new LinkedHashMap<String, Object>();
        json.put("__type", "com.amazonaws.sqs#" + refused.code());
        json.put("message", String.valueOf(refused.getMessage()));
        return Reply.text(400, TYPE, Json.write(json));
    }
}
