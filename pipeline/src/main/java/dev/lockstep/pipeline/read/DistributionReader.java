package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.References;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.ForEach;
import java.util.List;
import java.util.Optional;

/// Reads what a `forEach` says of executions of their own: items in S3, batches, where results go.
record DistributionReader(Problems problems) {

    private static final List<String> FORMATS = StageVocabulary.STORED.oneOf();

    Optional<ForEach.Distribution> distribution(Section forEach, boolean stored) {
        var scalars = new Scalars(forEach);
        var children = scalars.word("distributed", ForEach.Children.values());
        var batch = forEach.node("batch")
                .flatMap(node -> Section.of(node, "batch of " + forEach.what(), StageVocabulary.BATCH, problems))
                .flatMap(this::batch);
        var results = forEach.node("results").flatMap(node -> address(node, "results", forEach));
        var implied = stored || forEach.has("batch") || forEach.has("results");
        return children.isPresent() || implied
                ? Optional.of(new ForEach.Distribution(children.orElse(ForEach.Children.STANDARD), batch, results))
                : Optional.empty();
    }

    private Optional<ForEach.Batch> batch(Section section) {
        var scalars = new Scalars(section);
        if (!section.has("items") && !section.has("bytes")) {
            problems.add(
                    section.place(), "batch.size", section.what() + " needs 'items' or 'bytes': how large it may be");
            return Optional.empty();
        }
        return Optional.of(new ForEach.Batch(scalars.count("items", 1, 100_000), scalars.count("bytes", 1, 262_144)));
    }

    /// `items: { csv: s3://inbox/a.csv }` and its like.
    Optional<ForEach.Items> stored(Node.Mapping node, Section forEach) {
        return Section.of(node, "items of " + forEach.what(), StageVocabulary.STORED, problems)
                .flatMap(section -> {
                    var formats = FORMATS.stream().filter(section::has).toList();
                    if (formats.size() != 1) {
                        if (formats.size() > 1 || StageVocabulary.STORED.names().containsAll(section.keys())) {
                            problems.add(
                                    section.place(),
                                    "items.format",
                                    section.what() + " are read from one of " + String.join(", ", FORMATS)
                                            + (formats.isEmpty() ? "" : "; this has " + String.join(" and ", formats)));
                        }
                        return Optional.empty();
                    }
                    var word = formats.getFirst();
                    useless(section, word);
                    var most = new Scalars(section).count("most", 1, 100_000_000);
                    return section.node(word)
                            .flatMap(found -> address(found, word, section))
                            .map(address -> new ForEach.Items.Stored(format(word, section), address, most));
                });
    }

    private void useless(Section section, String word) {
        var csv = List.of("headers", "delimiter");
        for (var key : List.of("headers", "delimiter", "pointer")) {
            if (section.has(key) && !word.equals(csv.contains(key) ? "csv" : "json")) {
                problems.add(
                        section.placeOf(key), "items.format", "'" + key + "' has no meaning for items of a " + word);
            }
        }
    }

    private ForEach.Format format(String word, Section section) {
        var scalars = new Scalars(section);
        return switch (word) {
            case "listing" -> new ForEach.Format.Listing();
            case "csv" ->
                new ForEach.Format.Csv(
                        section
                                .node("headers")
                                .map(node -> new References(problems).list(node, "'headers'", "column names"))
                                .orElse(List.of())
                                .stream()
                                .map(reference -> reference.name())
                                .toList(),
                        scalars.word("delimiter", ForEach.Delimiter.values()));
            case "jsonl" -> new ForEach.Format.JsonLines();
            default -> new ForEach.Format.Json(scalars.text("pointer"));
        };
    }

    private Optional<Value> address(Node node, String key, Section section) {
        var read = new Values(problems).read(node);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var value = read.get();
        return value instanceof Value.Expression
                        || (value instanceof Value.Text text && text.text().matches("s3://[^/]+(/.*)?"))
                ? Optional.of(value)
                : new Scalars(section)
                        .wrong(key, node, "an address like s3://bucket/path, or an expression that gives one");
    }
}
