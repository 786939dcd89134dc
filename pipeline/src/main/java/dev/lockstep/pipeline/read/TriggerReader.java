package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

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
                    "'triggers' is a list: each begins with '- s3:', '- schedule:', '- event:' or '- pipeline:'");
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
        return section.node(kind).flatMap(node -> switch (kind) {
            case "s3" -> s3(node, section, id);
            case "schedule" -> schedule(node, section, id);
            case "pipeline" -> after(node, section, id);
            default -> event(node, section, id);
        });
    }

    private Optional<Trigger> s3(Node node, Section trigger, String id) {
        return Section.of(node, "an s3 trigger", Vocabulary.S3, problems).flatMap(section -> {
            var scalars = new Scalars(section);
            section.required("bucket");
            return scalars.text("bucket")
                    .map(bucket -> new Trigger.S3(
                            trigger.place(),
                            id,
                            bucket,
                            scalars.text("prefix").orElse(""),
                            scalars.text("suffix").orElse(""),
                            parameters(trigger)));
        });
    }

    private Optional<Trigger> schedule(Node node, Section trigger, String id) {
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
                    section.placeOf(section.has("cron") ? "cron" : "rate"),
                    id,
                    when,
                    scalars.text("timezone").orElse("UTC"),
                    parameters(trigger)));
        });
    }

    private Optional<Trigger> event(Node node, Section trigger, String id) {
        return Section.of(node, "an event trigger", Vocabulary.EVENT, problems).flatMap(section -> {
            var pattern = section.required("pattern");
            if (pattern.isPresent() && pattern.get() instanceof Node.Mapping mapping) {
                return Optional.of(new Trigger.Event(
                        trigger.place(),
                        id,
                        new Values(problems).fields(mapping),
                        new Scalars(section).text("bus"),
                        parameters(trigger)));
            }
            pattern.ifPresent(found -> problems.add(
                    found.place(), "value.map", "'pattern' is an EventBridge pattern, not " + found.kind()));
            return Optional.empty();
        });
    }

    private Optional<Trigger> after(Node node, Section trigger, String id) {
        if (node instanceof Node.Text text) {
            return Optional.of(new Trigger.After(
                    trigger.place(), id, text.text(), Trigger.After.Status.SUCCEEDED, parameters(trigger)));
        }
        return Section.of(node, "a pipeline trigger", Vocabulary.AFTER, problems)
                .flatMap(section -> {
                    var scalars = new Scalars(section);
                    var status = scalars.word("status", Trigger.After.Status.values());
                    return section.required("name")
                            .flatMap(_ -> scalars.text("name"))
                            .map(name -> new Trigger.After(
                                    trigger.place(),
                                    id,
                                    name,
                                    status.orElse(Trigger.After.Status.SUCCEEDED),
                                    parameters(trigger)));
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
