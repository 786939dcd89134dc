package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Every wildcard in a policy of every sample, with the reason why nothing narrower will do: what cdk-nag finds under
/// AwsSolutions-IAM5, one by one. `-Dlockstep.golden=write` writes the list anew.
final class WildcardsTest {

    private static final Path LIST = Path.of("src/test/resources/golden/wildcards.txt");

    /// Why what these actions are allowed on ends in a wildcard.
    private record Reason(String actions, String resource, String why) {}

    private static final List<Reason> REASONS = List.of(
            new Reason(
                    "logs:[A-Za-z]*(LogDelivery|LogDeliveries|LogGroups|ResourcePolic(y|ies))",
                    "\\*",
                    "the delivery of a state machine's logs is set up for the account as a whole"),
            new Reason("xray:(Get|Put)[A-Za-z]+", "\\*", "X-Ray knows no resources"),
            new Reason(
                    "s3:(GetObject|PutObject|AbortMultipartUpload|ListMultipartUploadParts)",
                    "arn:aws:s3:::[a-z0-9-]+/.*\\*",
                    "names of objects are unknown before a run; below the narrowest prefix that is known"),
            new Reason(
                    "states:(DescribeExecution|StopExecution)",
                    "arn:aws:states:[^*]*:execution:[^*:]+:\\*",
                    "runs are named when they are started; of this state machine only"));

    @Test
    void everyWildcardOfEverySampleHasItsReason() throws IOException {
        var made = new TreeSet<String>();
        try (var templates = Files.newDirectoryStream(Templates.whole("prod").folder(), "*.template.json")) {
            for (var template : templates) {
                var stack = String.valueOf(template.getFileName()).replace(".template.json", "");
                Templates.json(Templates.read(template))
                        .get("Resources")
                        .forEach(resource -> wildcards(stack, resource, made));
            }
        }
        var text = String.join("\n", made) + "\n";
        if ("write".equals(System.getProperty("lockstep.golden"))) {
            Files.writeString(LIST, text);
        }
        assertEquals(Templates.read(LIST), text);
        for (var reason : REASONS) {
            assertNotEquals(
                    List.of(),
                    made.stream().filter(line -> line.endsWith(reason.why())).toList(),
                    reason::why);
        }
    }

    private static void wildcards(String stack, JsonNode resource, Set<String> made) {
        if (!resource.get("Type").asText().equals("AWS::IAM::Policy")) {
            return;
        }
        var policy = resource.at("/Properties/PolicyName").asText().replaceAll("DefaultPolicy.*", "");
        for (var statement : resource.at("/Properties/PolicyDocument/Statement")) {
            for (var allowed : texts(statement.get("Resource"))) {
                if (allowed.contains("*")) {
                    texts(statement.get("Action")).stream()
                            .collect(Collectors.groupingBy(
                                    action -> why(action, allowed), TreeMap::new, Collectors.joining(", ")))
                            .forEach((why, actions) ->
                                    made.add(stack + " " + policy + ": " + actions + " on " + allowed + ": " + why));
                }
            }
        }
    }

    /// Actions are held to a reason too, so none of them has a wildcard itself.
    private static String why(String action, String resource) {
        return REASONS.stream()
                .filter(reason -> resource.matches(reason.resource()) && action.matches(reason.actions()))
                .map(Reason::why)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reason for " + action + " on " + resource));
    }

    private static List<String> texts(JsonNode oneOrMore) {
        if (!oneOrMore.isArray()) {
            return List.of(oneOrMore.isTextual() ? oneOrMore.asText() : oneOrMore.toString());
        }
        var texts = new ArrayList<String>();
        StreamSupport.stream(oneOrMore.spliterator(), false)
                .forEach(each -> texts.add(each.isTextual() ? each.asText() : each.toString()));
        return texts;
    }
}
