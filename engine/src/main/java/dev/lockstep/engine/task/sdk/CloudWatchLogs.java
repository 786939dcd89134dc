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

/// CloudWatch Logs by its HTTP API. Of the SDK it takes what signs: its client would have to be on the class path of
/// everybody
/// who logs, for three actions.
final class CloudWatchLogs implements LogGroups, AutoCloseable {
    /// As the SDK's client is called.
    static final String SERVICE = "cloudwatchlogs";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_LINES = 10_000;
    private static final int MOST_BYTES = 1_048_576;

    /// What CloudWatch Logs adds to the bytes of a line.
    private static final int BYTES_A_LINE = 26;

    private final URI endpoint;
    private final String region;
    private final AwsCredentials credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> streams = new HashSet<>();

    CloudWatchLogs(URI endpoint, String region, AwsCredentials credentials) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
    }

    @Override
    public boolean has(Group group) {
        Map<?, ?> reply = call("DescribeLogGroups", Map.of("logGroupNamePrefix", group.name()));
        return reply.get("logGroups") instanceof List<?> groups
                && groups.stream()
                        .anyMatch(each ->
                                each instanceof Map<?, ?> one && group.name().equals(one.get("logGroupName")));
    }

    @Override
    public void put(Group group, String stream, List<Line> lines) {
        Map<String, Object> place = Map.of("logGroupName", group.name(), "logStreamName", stream);
        if (!streams.contains(group.name() + ":" + stream)) {
            create(place);
            streams.add(group.name() + ":" + stream);
        }
        List<Object> batch = new ArrayList<>();
        int bytes = 0;
        for (Line line : lines) {
            int more = Json.utf8Length(line.text()) + BYTES_A_LINE;
            if (batch.size() == MOST_LINES || (bytes + more > MOST_BYTES && !batch.isEmpty())) {
                put(place, batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(Map.of("timestamp", line.at().toEpochMilli(), "message", line.text()));
            bytes += more;
        }
        put(place, batch);
    }

    private void put(Map<String, Object> place, List<Object> batch) {
        Map<String, Object> request = new LinkedHashMap<>(place);
        request.put("logEvents", batch);
        Map<?, ?> reply = call("PutLogEvents", request);
        if (reply.get("rejectedLogEventsInfo") instanceof Map<?, ?> rejected) {
            throw new Trouble("some lines are refused for their age: " + Json.write(rejected), null);
        }
    }

    private void create(Map<String, Object> place) {
        Answer answer = ask("CreateLogStream", place);
        if (!answer.isGood() && !answer.type().contains("ResourceAlreadyExists")) {
            throw answer.trouble();
        }
    }

    private Map<?, ?> call(String action, Map<String, Object> request) {
        Answer answer = ask(action, request);
        if (!answer.isGood()) {
            // the group or the stream may have gone
            streams.clear();
            throw answer.trouble();
        }
        return answer.members();
    }

    private record Answer(int status, Map<?, ?> members) {
        boolean isGood() {
            return status == 200;
        }

        String type() {
            return String.valueOf(members.get("__type"));
        }

        Trouble trouble() {
            Object message = members.get("message");
            return new Trouble(
                    "CloudWatch Logs answers " + status + " " + type() + (message == null ? "" : ": " + message), null);
        }
    }

    private Answer ask(String action, Map<String, Object> request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(signed(action, Json.writeBytes(request)), BodyHandlers.ofByteArray());
            Object body = response.body().length == 0 ? Map.of() : Json.parse(response.body());
            return new Answer(response.statusCode(), body instanceof Map<?, ?> members ? members : Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("the call of CloudWatch Logs was interrupted", e);
        } catch (IOException | InvalidJson | SdkException e) {
            throw new Trouble("CloudWatch Logs cannot be called at " + endpoint + ": " + e, e);
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
