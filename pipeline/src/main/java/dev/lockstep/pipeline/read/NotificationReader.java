package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Notification;
import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.Trigger.After;
import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.References;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `notifications: [{ topic: ops, on: [failed, timed_out] }]`.
record NotificationReader(Problems problems) {

    /// As SNS takes it, with room for an environment's prefix.
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    List<Notification> notifications(Section pipeline) {
        var node = pipeline.node("notifications");
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Node.Sequence sequence)) {
            problems.add(
                    node.get().place(),
                    "value.list",
                    "'notifications' is a list of { topic, on }, not "
                            + node.get().kind());
            return List.of();
        }
        var topics = new HashSet<String>();
        return sequence.items().stream()
                .map(item -> Section.of(item, "a notification", Vocabulary.NOTIFICATION, problems))
                .flatMap(Optional::stream)
                .flatMap(section -> notification(section, topics).stream())
                .toList();
    }

    private Optional<Notification> notification(Section section, HashSet<String> topics) {
        var on = section.node("on")
                .map(node -> new References(problems)
                        .list(node, "'on'", "how a run ends").stream()
                                .map(this::status)
                                .flatMap(Optional::stream)
                                .distinct()
                                .toList())
                .orElse(Notification.TROUBLE);
        var topic = section.required("topic").flatMap(_ -> new Scalars(section).text("topic"));
        topic.filter(name -> !TOPIC.matcher(name).matches())
                .ifPresent(name -> problems.add(
                        section.placeOf("topic"),
                        "notification.topic",
                        "'" + name + "' cannot name a topic: letters, digits, '-' and '_', at most 40"));
        topic.filter(name -> !topics.add(name))
                .ifPresent(name -> problems.add(
                        section.placeOf("topic"),
                        "notification.topic",
                        "topic '" + name + "' is told twice; say all of it in one 'on'"));
        return topic.map(name -> new Notification(section.place(), name, on));
    }

    private Optional<After.Status> status(Reference written) {
        var found = Arrays.stream(After.Status.values())
                .filter(status -> word(status).equals(written.name()))
                .findFirst();
        if (found.isPresent()) {
            return found;
        }
        var words = Arrays.stream(After.Status.values())
                .map(NotificationReader::word)
                .toList();
        problems.add(
                written.place(),
                "notification.on",
                "no run ends as '" + written.name() + "'" + DidYouMean.ending(written.name(), words));
        return Optional.empty();
    }

    private static String word(After.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
