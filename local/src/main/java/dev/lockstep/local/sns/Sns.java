package dev.lockstep.local.sns;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.gateway.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// SNS in the AWS query protocol, for whoever publishes. What is published to a topic stands in `TOPIC.jsonl`, a line a
/// message, for people and tests to read. Topics need not be made first.
public final class Sns implements Service {

    private static final Pattern TOPIC = Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]*:[0-9]*:([A-Za-z0-9_-]{1,256})");
    private static final int LARGEST = 256 * 1024;

    /// What those get whose protocol has no message of its own.
    private static final String DEFAULT = "default";

    private final Path folder;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Consumer<Published> subscriber;

    /// A message as it was published.
    public record Published(String topic, String subject, String message) {}

    /// @param folder where the files of topics are
    /// @param subscriber hears each message before whoever published it has an answer
    public Sns(Path folder, InstantSource clock, Supplier<String> ids, Consumer<Published> subscriber) {
        this.folder = folder;
        this.subscriber = subscriber;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Reply answer(Request request) throws IOException {
        var form = form(new String(request.body().readNBytes(2 * LARGEST), StandardCharsets.UTF_8));
        var action = form.getOrDefault("Action", "");
        if (!action.equals("Publish")) {
            return error(request, "InvalidAction", "The local SNS publishes only; it does not know " + action);
        }
        var topic = TOPIC.matcher(form.getOrDefault("TopicArn", ""));
        if (!topic.matches()) {
            return error(request, "InvalidParameter", "Invalid parameter: TopicArn");
        }
        var message = form.getOrDefault("Message", "");
        if (message.isEmpty() || message.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            return error(
                    request,
                    "InvalidParameter",
                    "Invalid parameter: Message " + (message.isEmpty() ? "is empty" : "too long"));
        }
        var byProtocol = byProtocol(form.getOrDefault("MessageStructure", ""), message);
        if (!byProtocol.containsKey(DEFAULT)) {
            return error(
                    request,
                    "InvalidParameter",
                    "Invalid parameter: Message Structure - No default entry in JSON message body");
        }
        var id = ids.get();
        var subject = form.getOrDefault("Subject", "");
        keep(topic.group(1), id, subject, byProtocol);
        subscriber.accept(new Published(topic.group(1), subject, byProtocol.get(DEFAULT)));
        return xml(200, """
                <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
                <MessageId>%s</MessageId></PublishResult><ResponseMetadata><RequestId>%s</RequestId>\
                </ResponseMetadata></PublishResponse>""".formatted(id, request.id()));
    }

    /// A message as each protocol gets it; all get the same where nothing else was said.
    private static Map<String, String> byProtocol(String structure, String message) {
        if (!structure.equals("json")) {
            return Map.of(DEFAULT, message);
        }
        var messages = new TreeMap<String, String>();
        try {
            if (Json.parse(message) instanceof Map<?, ?> written) {
                written.forEach((protocol, text) -> messages.put(String.valueOf(protocol), String.valueOf(text)));
            }
        } catch (InvalidJson _) {
            return Map.of();
        }
        return messages;
    }

    private synchronized void keep(String topic, String id, String subject, Map<String, String> messages) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", id);
        fields.put("time", clock.instant().toString());
        fields.put("subject", subject);
        messages.forEach((protocol, text) -> fields.put(protocol.equals(DEFAULT) ? "message" : protocol, text));
        var line = Json.writeSpaced(fields) + "\n";
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(topic + ".jsonl"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> form(String body) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static Reply error(Request request, String code, String message) {
        return xml(400, """
                <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>\
                <Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>""".formatted(code, message.replace("&", "&amp;").replace("<", "&lt;"), request.id()));
    }

    private static Reply xml(int status, String text) {
        return Reply.text(status, "text/xml", text);
    }
}
