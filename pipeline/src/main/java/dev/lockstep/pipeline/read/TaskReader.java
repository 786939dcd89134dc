package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.References;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.Work;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `task: { resource: dynamodb:putItem, arguments: { … } }`.
record TaskReader(Problems problems) {

    private static final String PREFIX = "arn:aws:states:::";
    private static final Pattern ACTION =
            Pattern.compile("(?:aws-sdk:)?[a-z0-9-]+:[a-z][A-Za-z0-9]*(?:\\.sync(?::2)?|\\.waitForTaskToken)?");

    Optional<Work> task(Section stage, Place place) {
        return stage.node("task")
                .flatMap(node -> Section.of(node, "task of " + stage.what(), StageVocabulary.TASK, problems))
                .flatMap(section -> read(section, place));
    }

    private Optional<Work> read(Section section, Place place) {
        var resource = section.required("resource").flatMap(node -> resource(node, section));
        var arguments = section.required("arguments").flatMap(node -> {
            if (node instanceof Node.Mapping mapping) {
                return Optional.of(new Values(problems).fields(mapping));
            }
            problems.add(node.place(), "value.map", "'arguments' maps names to values, not " + node.kind());
            return Optional.empty();
        });
        var permissions = section.node("permissions").map(this::permissions).orElse(List.of());
        return resource.flatMap(
                name -> arguments.map(given -> new Work.Task(place, PREFIX + name, given, permissions)));
    }

    private Optional<String> resource(Node node, Section section) {
        return new Scalars(section).text("resource").flatMap(text -> {
            var name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
            if (ACTION.matcher(name).matches()) {
                return Optional.of(name);
            }
            problems.add(
                    node.place(),
                    "task.resource",
                    "'" + text + "' is no integration; expected one like dynamodb:putItem, aws-sdk:s3:copyObject or"
                            + " batch:submitJob.sync");
            return Optional.empty();
        });
    }

    private List<Work.Permission> permissions(Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            problems.add(
                    node.place(),
                    "value.list",
                    "'permissions' is a list of { actions, resources }, not " + node.kind());
            return List.of();
        }
        return sequence.items().stream()
                .map(item -> Section.of(item, "a permission", StageVocabulary.PERMISSION, problems))
                .flatMap(Optional::stream)
                .map(section -> new Work.Permission(
                        section.place(), names(section, "actions", "IAM actions"), names(section, "resources", "ARNs")))
                .toList();
    }

    private List<String> names(Section section, String key, String expected) {
        return section.required(key)
                .map(node -> new References(problems).list(node, "'" + key + "'", expected))
                .map(names -> names.stream().map(Reference::name).toList())
                .orElse(List.of());
    }
}
