package dev.lockstep.local.sns;

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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// SNS in the AWS query protocol, for whoever publishes. What is published to a topic stands in `TOPIC.jsonl`, a line a
/// message, for people and tests to read. Topics need not be made first.
public final class Sns implements Service {

    private static final Pattern TOPIC = Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]*:[0-9]*:([A-Za-z0-9_-]{1,256})");
    private static final int LARGEST = 256 * 1024;

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
        var id = ids.get();
        var subject = form.getOrDefault("Subject", "");
        keep(topic.group(1), id, subject, message);
        subscriber.accept(new Published(topic.group(1), subject, message));
        return xml(200, """
                <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
                <MessageId>%s</MessageId></PublishResult><ResponseMetadata><RequestId>%s</RequestId>\
                </ResponseMetadata></PublishResponse>""".formatted(id, request.id()));
    }

    private synchronized void keep(String topic, String id, String subject, String message) {
        var line = "{\"id\": " + quoted(id) + ", \"time\": "
                + quoted(clock.instant().toString()) + ", \"subject\": " + quoted(subject) + ", \"message\": "
                + quoted(message) + "}\n";
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

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted(c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
