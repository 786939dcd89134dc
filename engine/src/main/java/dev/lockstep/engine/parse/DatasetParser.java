package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.ItemBatcher;
import dev.lockstep.engine.definition.ItemReader;
import dev.lockstep.engine.definition.ItemReader.Action;
import dev.lockstep.engine.definition.ItemReader.Content;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.ResultWriter;
import dev.lockstep.engine.definition.ResultWriter.OutputType;
import dev.lockstep.engine.definition.ResultWriter.Transformation;
import dev.lockstep.engine.definition.Template;
import java.util.List;
import java.util.Optional;

/// Reads where a distributed Map's items come from, how they are batched, and where results go.
final class DatasetParser {
    private static final String PUT_OBJECT = "arn:aws:states:::s3:putObject";
    private static final List<String> INPUT_TYPES = List.of("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");
    private static final List<String> DELIMITER_NAMES = List.of("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB");
    private static final String DELIMITERS = ",|; \t";

    private DatasetParser() {}

    static Optional<ItemReader> reader(Node node, Dialect dialect) {
        node.require("Resource");
        Optional<Action> action = action(node);
        Optional<Template> arguments = dialect.arguments(node);
        Optional<Node> config = node.object("ReaderConfig");
        Optional<Operand> maxItems = config.flatMap(written -> dialect.operand(written, "MaxItems"));
        Optional<Content> content = content(action.orElse(Action.GET_OBJECT), config, node);
        config.ifPresent(Node::done);
        node.done();
        return action.flatMap(
                asked -> content.map(known -> new ItemReader(asked, arguments, known, maxItems, node.pointer())));
    }

    private static Optional<Action> action(Node node) {
        String resource = node.text("Resource").orElse("");
        for (Action action : Action.values()) {
            if (action.resource().equals(resource)) {
                return Optional.of(action);
            }
        }
        node.problems()
                .schema(
                        "The resource provided " + resource + " is not recognized for an ItemReader",
                        node.pointer("Resource"));
        return Optional.empty();
    }

    private static Optional<Content> content(Action action, Optional<Node> config, Node reader) {
        boolean flattened = config.flatMap(node -> node.oneOf("Transformation", List.of("NONE", "LOAD_AND_FLATTEN")))
                .filter("LOAD_AND_FLATTEN"::equals)
                .isPresent();
        Optional<String> inputType = config.flatMap(node -> node.oneOf("InputType", INPUT_TYPES));
        if (action == Action.LIST_OBJECTS_V2 && !flattened) {
            return Optional.of(new Content.Listed());
        }
        if (inputType.isEmpty()) {
            reader.problems()
                    .schema(
                            "These fields are required: [InputType]",
                            config.map(Node::pointer).orElse(reader.pointer("ReaderConfig")));
            return Optional.empty();
        }
        return config.map(node -> content(inputType.get(), node));
    }

    private static Content content(String inputType, Node config) {
        return switch (inputType) {
            case "JSON" -> new Content.Json(config.text("ItemsPointer"));
            case "JSONL" -> new Content.JsonLines();
            case "CSV" -> csv(config);
            case "MANIFEST" -> manifest(config);
            default -> new Content.Unsupported(inputType);
        };
    }

    private static Content csv(Node config) {
        config.require("CSVHeaderLocation");
        boolean given = config.oneOf("CSVHeaderLocation", List.of("FIRST_ROW", "GIVEN"))
                .filter("GIVEN"::equals)
                .isPresent();
        if (given) {
            config.require("CSVHeaders");
        }
        List<String> headers = config.texts("CSVHeaders");
        char delimiter = config.oneOf("CSVDelimiter", DELIMITER_NAMES)
                .map(name -> DELIMITERS.charAt(DELIMITER_NAMES.indexOf(name)))
                .orElse(',');
        return new Content.Csv(given ? Optional.of(headers) : Optional.empty(), delimiter);
    }

    private static Content manifest(Node config) {
        boolean athena = config.oneOf("ManifestType", List.of("S3_INVENTORY", "ATHENA_DATA"))
                .filter("ATHENA_DATA"::equals)
                .isPresent();
        return athena ? new Content.Unsupported("MANIFEST of ATHENA_DATA") : new Content.Manifest();
    }

    static ItemBatcher batcher(Node node, Dialect dialect) {
        ItemBatcher batcher = new ItemBatcher(
                dialect.operand(node, "MaxItemsPerBatch"),
                dialect.operand(node, "MaxInputBytesPerBatch"),
                Dialect.template(node, "BatchInput"));
        if (batcher.maxItemsPerBatch().isEmpty()
                && batcher.maxInputBytesPerBatch().isEmpty()) {
            node.problems()
                    .schema("An ItemBatcher must have 'MaxItemsPerBatch' or 'MaxInputBytesPerBatch'", node.pointer());
        }
        node.done();
        return batcher;
    }

    static ResultWriter writer(Node node, Dialect dialect) {
        Optional<Node> config = node.object("WriterConfig");
        boolean written = node.has("Resource");
        node.text("Resource")
                .filter(resource -> !resource.equals(PUT_OBJECT))
                .ifPresent(resource -> node.problems()
                        .schema(
                                "The resource provided " + resource + " is not recognized for a ResultWriter",
                                node.pointer("Resource")));
        Optional<Template> destination = dialect.arguments(node);
        if (config.isEmpty() || written || destination.isPresent()) {
            node.require("Resource");
        }
        ResultWriter writer = new ResultWriter(
                destination,
                config.flatMap(c -> c.oneOf("Transformation", List.of("NONE", "COMPACT", "FLATTEN")))
                        .map(Transformation::valueOf)
                        .orElse(Transformation.NONE),
                config.flatMap(c -> c.oneOf("OutputType", List.of("JSON", "JSONL")))
                        .map(OutputType::valueOf)
                        .orElse(OutputType.JSON));
        config.ifPresent(Node::done);
        node.done();
        return writer;
    }
}
