package dev.lockstep.gate;

import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.value.Json;
import dev.lockstep.local.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What IAM calls a request: actions with the resources they need (Service Authorization Reference). Names are those of
/// the pipeline, without an environment's prefix.
final class CallNames {

    private CallNames() {}

    static List<String> of(Call call) {
        return switch (call.service()) {
            case "s3" -> s3(call);
            case "dynamodb" -> dynamo(call);
            case "sns" -> sns(call);
            case "sqs" -> sqs(call);
            case "events" -> events(call);
            case String other -> throw new AssertionError("no local service " + other);
        };
    }

    private static List<String> s3(Call call) {
        var path = call.path().substring(1);
        var slash = path.indexOf('/');
        var isBucket = slash < 0 || slash == path.length() - 1;
        var place = " s3/" + (isBucket ? path.replace("/", "") : path);
        if (isBucket) {
            return switch (call.method()) {
                case "GET", "HEAD" -> List.of("s3:ListBucket" + place);
                case String other -> throw new AssertionError(other + " of a bucket: " + call);
            };
        }
        return switch (call.method()) {
            case "GET" ->
                List.of((call.query().containsKey("uploadId") ? "s3:ListMultipartUploadParts" : "s3:GetObject")
                        + place);
            case "HEAD" -> List.of("s3:GetObject" + place);
            case "PUT" ->
                Stream.concat(
                                Stream.of("s3:PutObject" + place),
                                call.source().stream()
                                        .map(source -> "s3:GetObject s3/"
                                                + URLDecoder.decode(source, StandardCharsets.UTF_8)
                                                        .replaceFirst("^/", "")))
                        .toList();
            case "POST" -> List.of("s3:PutObject" + place);
            case "DELETE" ->
                List.of((call.query().containsKey("uploadId") ? "s3:AbortMultipartUpload" : "s3:DeleteObject") + place);
            case String other -> throw new AssertionError(other + " of an object: " + call);
        };
    }

    private static List<String> dynamo(Call call) {
        var action = call.target().orElseThrow().replaceFirst("^DynamoDB_[0-9]+\\.", "");
        var body = Members.object(Json.parse(call.body()));
        return switch (action) {
            case "BatchGetItem", "BatchWriteItem" ->
                Members.object(body.get("RequestItems")).keySet().stream()
                        .map(table -> "dynamodb:" + action + " table/" + table)
                        .toList();
            case "TransactWriteItems", "TransactGetItems" ->
                ((List<?>) body.getOrDefault("TransactItems", List.of()))
                        .stream()
                                .flatMap(item -> Members.object(item).entrySet().stream())
                                .map((Map.Entry<String, Object> item) -> "dynamodb:" + item.getKey()
                                        + "Item table/"
                                        + Members.object(item.getValue()).get("TableName"))
                                .distinct()
                                .toList();
            case String one -> List.of("dynamodb:" + one + " table/" + body.get("TableName") + leadingKey(body));
        };
    }

    /// In the table that all pipelines share, whose item it is: `#orders/run`.
    private static String leadingKey(Map<String, Object> body) {
        if (!"remembered".equals(body.get("TableName"))) {
            return "";
        }
        var key = String.valueOf(
                Members.object(Members.object(body.get("Key")).get("id")).get("S"));
        return "#" + key.substring(0, key.indexOf('/', key.indexOf('/') + 1));
    }

    private static List<String> sqs(Call call) {
        var url = String.valueOf(Members.object(Json.parse(call.body())).get("QueueUrl"));
        // whoever sends a batch is allowed by the action for one
        return List.of(call.target().orElseThrow().replace("AmazonSQS.", "sqs:").replace("Batch", "") + " queue/"
                + url.substring(url.lastIndexOf('/') + 1));
    }

    private static List<String> events(Call call) {
        return ((List<?>) Members.object(Json.parse(call.body())).getOrDefault("Entries", List.of()))
                .stream()
                        .map(entry ->
                                "events:PutEvents bus/" + Members.object(entry).get("EventBusName"))
                        .distinct()
                        .toList();
    }

    private static List<String> sns(Call call) {
        for (var pair : call.body().split("&", -1)) {
            if (pair.startsWith("TopicArn=")) {
                var arn = URLDecoder.decode(pair.substring("TopicArn=".length()), StandardCharsets.UTF_8);
                return List.of("sns:Publish topic/" + arn.substring(arn.lastIndexOf(':') + 1));
            }
        }
        throw new AssertionError(call);
    }
}
