package dev.lockstep.functions.aws;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// SNS, as far as stages call it.
public final class Topics {
    private static final String VERSION = "2010-03-31";
    private static final int LONGEST_SUBJECT = 100;

    private final SignedCall calls;
    private final SignedCall.Place place;

    Topics(SignedCall calls, SignedCall.Place place) {
        this.calls = calls;
        this.place = place;
    }

    /// Sends a message to everybody who listens to a topic.
    ///
    /// @param subject cut to what SNS takes: 100 characters of one line
    public void publish(String topicArn, String subject, String message) {
        publish(topicArn, subject, Map.of("Message", message));
    }

    /// Sends to machines and to people what each can read.
    ///
    /// @param mail what those are sent who listen by mail
    public void publish(String topicArn, String subject, String message, String mail) {
        Map<String, Json> messages = new LinkedHashMap<>();
        messages.put("default", Json.of(message));
        messages.put("email", Json.of(mail));
        Map<String, String> structured = new LinkedHashMap<>();
        structured.put("MessageStructure", "json");
        structured.put("Message", JsonText.text(new Json.Obj(messages)));
        publish(topicArn, subject, structured);
    }

    private void publish(String topicArn, String subject, Map<String, String> message) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Action", "Publish");
        form.put("Version", VERSION);
        form.put("TopicArn", topicArn);
        form.put("Subject", subjectLine(subject));
        form.putAll(message);
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        SignedCall.Answer answer =
                calls.post(place, Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), body);
        if (!answer.good()) {
            throw SignedCall.failure(answer, "nothing can be sent to " + topicArn);
        }
    }

    /// A topic of the environment, in the account and region that a function is in.
    ///
    /// @param topic as the pipeline calls it
    public static String arn(String topic, StageContext context) {
        return Account.of(context.lambda(), "the topic " + topic)
                .topic(context.settings().physical(topic));
    }

    /// SNS wants ASCII, no control characters, no space at the start.
    private static String subjectLine(String subject) {
        String line = subject.replaceAll("[^ -~]", "?").strip();
        return line.substring(0, Math.min(LONGEST_SUBJECT, line.length()));
    }
}
