package dev.lockstep.infra.environment;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.problem.Problems;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// YAML text as values that know where they stand.
final class YamlValues {

    private static final int DEEPEST = 10;

    private final String file;
    private final Problems problems;

    private YamlValues(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The one map the text holds; nothing, and a problem, when it is no YAML or no map.
    static Optional<Value.Fields> fields(String file, String text, Problems problems) {
        try {
            var settings =
                    LoadSettings.builder().setLabel(file).setUseMarks(true).build();
            var root = new Compose(settings)
                    .composeString(text)
                    .map(node -> new YamlValues(file, problems).value(node, 0));
            if (root.isPresent() && root.get() instanceof Value.Fields fields) {
                return Optional.of(fields);
            }
            problems.add(Place.of(file), "yaml.type", "an environment is a map that starts with 'environment: NAME'");
        } catch (MarkedYamlEngineException trouble) {
            var place = trouble.getProblemMark().map(mark -> place(file, mark)).orElseGet(() -> Place.of(file));
            problems.add(place, "yaml.syntax", trouble.getProblem());
        } catch (YamlEngineException trouble) {
            problems.add(Place.of(file), "yaml.syntax", String.valueOf(trouble.getMessage()));
        }
        return Optional.empty();
    }

    private Value value(Node node, int depth) {
        if (depth > DEEPEST) {
            problems.add(place(node), "yaml.depth", "nested more than " + DEEPEST + " levels deep");
            return new Value.Null(place(node));
        }
        return switch (node) {
            case MappingNode mapping -> fields(mapping, depth);
            case SequenceNode sequence ->
                new Value.Array(
                        place(node),
                        sequence.getValue().stream()
                                .map(item -> value(item, depth + 1))
                                .toList());
            case ScalarNode scalar -> scalar(scalar);
            default -> new Value.Null(place(node));
        };
    }

    private Value fields(MappingNode mapping, int depth) {
        var entries = new LinkedHashMap<String, Value>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place(tuple.getKeyNode()), "yaml.key", "a key is a word");
            } else if (entries.putIfAbsent(key.getValue(), value(tuple.getValueNode(), depth + 1)) != null) {
                problems.add(place(key), "yaml.duplicate", "'" + key.getValue() + "' is written twice");
            }
        }
        return new Value.Fields(place(mapping), entries);
    }

    private Value scalar(ScalarNode scalar) {
        var place = place(scalar);
        var text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return new Value.Null(place);
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return new Value.Bool(place, text.equals("true"));
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            try {
                return new Value.Numeric(place, new BigDecimal(text));
            } catch (NumberFormatException _) {
                return new Value.Text(place, text);
            }
        }
        return new Value.Text(place, text);
    }

    private Place place(Node node) {
        return node.getStartMark().map(mark -> place(file, mark)).orElseGet(() -> Place.of(file));
    }

    private static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
