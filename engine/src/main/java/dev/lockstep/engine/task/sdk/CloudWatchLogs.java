package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// CloudWatch Logs by its HTTP API. Of the SDK it takes what signs: its client would have to be on the class
/// path of everybody who logs, for three actions.
final class CloudWatchLogs implements LogGroups, AutoCloseable {
    /// As the SDK's client is called.
    static final String SERVICE = "cloudwatchlogs";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_LINES = 10_000;
    private static final int MOST_BYTES = 1_048_576;

    /// From the first line of a request to the last.
    private static final Duration LONGEST_SPAN = Duration.ofDays(1);

    /// What CloudWatch Logs adds to the bytes of a line.
    private static final int BYTES_A_LINE = 26;

    private final URI endpoint;
    private final String region;
    private final AwsCredentials credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /// Those that are there; of the thread that puts.
    private final Set<Map<String, Object>> streams = new HashSet<>();

    CloudWatchLogs(URI endpoint, String region, AwsCredentials credentials) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
    }

    @Override
    public boolean has(Group group) {
        Answer answer = ask("DescribeLogGroups", Map.of("logGroupNamePrefix", group.name()), 0);
        if (!answer.isGood()) {
            throw answer.trouble(0);
        }
        return answer.members().get("logGroups") instanceof List<?> groups
                && groups.stream()
                        .anyMatch(each ->
                                each instanceof Map<?, ?> one && group.name().equals(one.get("logGroupName")));
    }

    /// What one request cannot take goes in the next; one that is refused does not keep back the others.
    @Override
    public void put(Group group, String stream, List<Line> lines) {
        Map<String, Object> place = Map.of("logGroupName", group.name(), "logStreamName", stream);
        make(place, lines.size());
        int lost = 0;
        Trouble last = null;
        for (List<Line> batch : batches(lines)) {
            try {
                put(place, batch);
            } catch (Trouble trouble) {
                // the group or the stream may have gone
                streams.remove(place);
                lost += trouble.lost();
                last = trouble;
            }
        }
        if (last != null) {
            throw new Trouble(last.reason(), lost, last);
        }
    }

    /// In the order of time, which executions side by side do not keep, and no more than a day at once.
    private static List<List<Line>> batches(List<Line> lines) {
        List<List<Line>> batches = new ArrayList<>();
        List<Line> batch = new ArrayList<>();
        int bytes = 0;
        for (Line line : lines.stream().sorted(Comparator.comparing(Line::at)).toList()) {
            int more = Json.utf8Length(line.text()) + BYTES_A_LINE;
            boolean isFull = batch.size() == MOST_LINES
                    || bytes + more > MOST_BYTES
                    || (!batch.isEmpty()
                            && !line.at().isBefore(batch.getFirst().at().plus(LONGEST_SPAN)));
            if (isFull && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(line);
            bytes += more;
        }
        batches.add(batch);
        return batches;
    }

    private void put(Map<String, Object> place, List<Line> batch) {
        Map<String, Object> request = new LinkedHashMap<>(place);
        request.put(
                "logEvents",
                batch.stream()
                        .map(line -> Map.of("timestamp", line.at().toEpochMilli(), "message", line.text()))
                        .toList());
        Answer answer = ask("PutLogEvents", request, batch.size());
        if (!answer.isGood()) {
            throw answer.trouble(batch.size());
        }
        if (answer.members().get("rejectedLogEventsInfo") instanceof Map<?, ?> rejected) {
            throw new Trouble(
                    "they are refused for their age: " + Json.write(rejected), refused(rejected, batch.size()), null);
        }
    }

    /// How many of so many lines are too old, too new, or older than the group keeps any.
    private static int refused(Map<?, ?> rejected, int lines) {
        int old =
                Math.max(number(rejected, "tooOldLogEventEndIndex", 0), number(rejected, "expiredLogEventEndIndex", 0));
        return Math.min(lines, old + lines - number(rejected, "tooNewLogEventStartIndex", lines));
    }

    private static int number(Map<?, ?> members, String name, int otherwise) {
        return members.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    private void make(Map<String, Object> place, int lines) {
        if (streams.contains(place)) {
            return;
        }
        Answer answer = ask("CreateLogStream", place, lines);
        if (!answer.isGood() && !answer.type().contains("ResourceAlreadyExists")) {
            throw answer.trouble(lines);
        }
        streams.add(place);
    }

    private record Answer(int status, Map<?, ?> members) {
        boolean isGood() {
            return status == 200;
        }

        String type() {
            return String.valueOf(members.get("__type"));
        }

        Trouble trouble(int lost) {
            Object message = members.get("message");
            return new Trouble(
                    "CloudWatch Logs answers " + status + " " + type() + (message == null ? "" : ": " + message),
                    lost,
                    null);
        }
    }

    /// @param lines how many are lost when there is no answer
    private Answer ask(String action, Map<String, Object> request, int lines) {
        try {
            HttpResponse<byte[]> response =
                    client.send(signed(action, Json.writeBytes(request)), BodyHandlers.ofByteArray());
            Object body = response.body().length == 0 ? Map.of() : Json.parse(response.body());
            return new Answer(response.statusCode(), body instanceof Map<?, ?> members ? members : Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("the call of CloudWatch Logs was interrupted", lines, e);
        } catch (IOException | InvalidJson | SdkException e) {
            throw new Trouble("CloudWatch Logs cannot be called at " + endpoint + ": " + e, lines, e);
        }
    }

    private HttpRequest signed(String action, byte[] body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "Logs_20140328." + action)
                .build();
        SdkHttpRequest signed = signer.sign(signing -> signing.identity(credentials)
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "logs")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        HttpRequest.Builder call =
                HttpRequest.newBuilder(signed.getUri()).timeout(PATIENCE).POST(BodyPublishers.ofByteArray(body));
        signed.forEachHeader((name, values) -> {
            // these two the client writes by itself
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> call.header(name, value));
            }
        });
        return call.build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
