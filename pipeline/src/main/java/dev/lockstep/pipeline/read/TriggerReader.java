package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Reads the list of triggers and gives each its id.
record TriggerReader(Problems problems) {

    private static final List<String> KINDS = Vocabulary.TRIGGER.oneOf();

    List<Trigger> triggers(Section pipeline) {
        var node = pipeline.node("triggers");
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Node.Sequence sequence)) {
            problems.add(
                    node.get().place(),
                    "value.list",
                    "'triggers' is a list: each begins with "
                            + KINDS.stream().map(kind -> "'- " + kind + ":'").collect(Collectors.joining(", ")));
            return List.of();
        }
        var triggers = new ArrayList<Trigger>();
        var seen = new HashMap<String, Integer>();
        for (var item : sequence.items()) {
            Section.of(item, "a trigger", Vocabulary.TRIGGER, problems)
                    .flatMap(section -> trigger(section, seen))
                    .ifPresent(triggers::add);
        }
        return triggers;
    }

    private Optional<Trigger> trigger(Section section, Map<String, Integer> seen) {
        var kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            // an unknown key has been told already, and is most likely the kind misspelt
            if (kinds.size() > 1 || section.keys().stream().allMatch(Vocabulary.TRIGGER.names()::contains)) {
                problems.add(
                        section.place(),
                        "trigger.kind",
                        "a trigger is one of " + String.join(", ", KINDS)
                                + (kinds.isEmpty() ? "" : "; this one is " + String.join(" and ", kinds)));
            }
            return Optional.empty();
        }
        var kind = kinds.getFirst();
        var number = seen.merge(kind, 1, Integer::sum);
        var id = new Scalars(section).text("id").orElse(number == 1 ? kind : kind + "-" + number);
        var start = new Trigger.Start(section.place(), id, parameters(section), filter(section));
        return section.node(kind).flatMap(node -> switch (kind) {
            case "s3" -> s3(node, start);
            case "schedule" -> schedule(node, start);
            case "pipeline" -> after(node, start);
            case "manual" -> manual(section, start);
            default -> event(node, start);
        });
    }

    private Optional<Trigger> s3(Node node, Trigger.Start start) {
        return Section.of(node, "an s3 trigger", Vocabulary.S3, problems).flatMap(section -> {
            var scalars = new Scalars(section);
            section.required("bucket");
            var key = scalars.text("key").filter(pattern -> isKey(pattern, section));
            return scalars.text("bucket")
                    .map(bucket -> new Trigger.S3(
                            start,
                            bucket,
                            key.map(TriggerReader::beginning)
                                    .or(() -> scalars.text("prefix"))
                                    .orElse(""),
                            key.map(pattern -> pattern.substring(pattern.lastIndexOf('*') + 1))
                                    .or(() -> scalars.text("suffix"))
                                    .orElse(""),
                            key,
                            section.node("size").map(this::size).orElse(Trigger.Size.ANY),
                            scalars.truth("latest").orElse(false)));
        });
    }

    private boolean isKey(String pattern, Section section) {
        if (section.has("prefix") || section.has("suffix")) {
            problems.add(
                    section.placeOf("key"),
                    "trigger.key",
                    "an s3 trigger has 'key' for the whole of it, or 'prefix' and 'suffix', not both");
        } else if (pattern.isEmpty() || pattern.contains("**")) {
            problems.add(
                    section.placeOf("key"),
                    "trigger.key",
                    "EventBridge takes no key '" + pattern + "': one '*' stands for anything, '/' too");
        }
        return true;
    }

    private static String beginning(String pattern) {
        return pattern.contains("*") ? pattern.substring(0, pattern.indexOf('*')) : pattern;
    }

    private Trigger.Size size(Node node) {
        return Section.of(node, "size of an s3 trigger", Vocabulary.SIZE, problems)
                .map(section -> {
                    var scalars = new Scalars(section);
                    var size = new Trigger.Size(scalars.bytes("atLeast"), scalars.bytes("atMost"));
                    if (size.atLeast().orElse(0L) > size.atMost().orElse(Long.MAX_VALUE)) {
                        problems.add(
                                section.place(),
                                "trigger.size",
                                "no object has " + size.atLeast().orElse(0L) + " bytes at least and "
                                        + size.atMost().orElse(0L) + " at most");
                    }
                    return size;
                })
                .orElse(Trigger.Size.ANY);
    }

    private Optional<Trigger> schedule(Node node, Trigger.Start start) {
        return Section.of(node, "a schedule", Vocabulary.SCHEDULE, problems).flatMap(section -> {
            var scalars = new Scalars(section);
            if (section.has("cron") == section.has("rate")) {
                problems.add(section.place(), "schedule.timing", "a schedule has either 'cron' or 'rate'");
                return Optional.empty();
            }
            var timing = section.has("cron")
                    ? scalars.text("cron").<Trigger.Timing>map(Trigger.Timing.Cron::new)
                    : scalars.text("rate").<Trigger.Timing>map(Trigger.Timing.Rate::new);
            return timing.map(when -> new Trigger.Schedule(
                    start,
                    section.placeOf(section.has("cron") ? "cron" : "rate"),
                    when,
                    scalars.text("timezone").orElse("UTC")));
        });
    }

    private Optional<Trigger> event(Node node, Trigger.Start start) {
        return Section.of(node, "an event trigger", Vocabulary.EVENT, problems).flatMap(section -> {
            var pattern = section.required("pattern");
            if (pattern.isPresent() && pattern.get() instanceof Node.Mapping mapping) {
                return Optional.of(new Trigger.Event(
                        start, new Values(problems).fields(mapping), new Scalars(section).text("bus")));
            }
            pattern.ifPresent(found -> problems.add(
                    found.place(), "value.map", "'pattern' is an EventBridge pattern, not " + found.kind()));
            return Optional.empty();
        });
    }

    private Optional<Trigger> after(Node node, Trigger.Start start) {
        if (node instanceof Node.Text text) {
            return Optional.of(new Trigger.After(start, text.text(), Trigger.After.Status.SUCCEEDED));
        }
        return Section.of(node, "a pipeline trigger", Vocabulary.AFTER, problems)
                .flatMap(section -> {
                    var scalars = new Scalars(section);
                    var status = scalars.word("status", Trigger.After.Status.values());
                    return section.required("name")
                            .flatMap(_ -> scalars.text("name"))
                            .map(name -> new Trigger.After(start, name, status.orElse(Trigger.After.Status.SUCCEEDED)));
                });
    }

    private Optional<Trigger> manual(Section section, Trigger.Start start) {
        if (section.has("filter")) {
            problems.add(
                    section.placeOf("filter"), "trigger.filter", "a person who starts a run sends no event to filter");
        }
        return new Scalars(section).text("manual").map(description -> new Trigger.Manual(start, description));
    }

    private Optional<Value.Expression> filter(Section trigger) {
        return trigger.node("filter").flatMap(node -> {
            var value = new Values(problems).read(node);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (value.get() instanceof Value.Expression expression) {
                return Optional.of(expression);
            }
            return new Scalars(trigger)
                    .wrong("filter", node, "an expression, as in \"{% $event.detail.object.size > 0 %}\"");
        });
    }

    private SequencedMap<String, Value> parameters(Section trigger) {
        return trigger.node("parameters")
                .flatMap(node -> {
                    if (node instanceof Node.Mapping mapping) {
                        return Optional.of(new Values(problems).entries(mapping));
                    }
                    problems.add(
                            node.place(), "value.map", "'parameters' maps parameters to values, not " + node.kind());
                    return Optional.empty();
                })
                .orElseGet(LinkedHashMap::new);
    }
}
