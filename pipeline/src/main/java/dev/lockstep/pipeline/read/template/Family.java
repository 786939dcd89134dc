package dev.lockstep.pipeline.read.template;

import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.read.yaml.SourceText;
import dev.lockstep.pipeline.read.yaml.YamlTree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Pipelines generated from one source: a template with `<<name>>` in it, and `services`, a list that says for each
/// pipeline what stands there.
///
/// It works on the tree, not on the text: what is put in cannot change how the rest is read, and every part keeps the
/// place in the template it came from.
///
/// @param members the pipelines by name, in the order of the list; none when the source is no family at all
public record Family(SequencedMap<String, Node> members) {

    /// What files of families end with.
    public static final String SOURCE = ".family.yaml";

    private static final String SERVICES = "services";

    /// Reads a family; problems are of the template and the list, not yet of the pipelines they make.
    public static Family of(String file, byte[] bytes, Problems problems) {
        return switch (SourceText.of(file, bytes)) {
            case SourceText.Refused refused -> {
                var problem = refused.problem();
                problems.add(problem.place(), problem.rule(), problem.message());
                yield new Family(new LinkedHashMap<>());
            }
            case SourceText.Decoded readable ->
                YamlTree.of(file, readable.text(), problems)
                        .map(node -> new Reading(problems).family(node))
                        .orElseGet(() -> new Family(new LinkedHashMap<>()));
        };
    }

    private record Reading(Problems problems, Filling filling) {

        Reading(Problems problems) {
            this(problems, new Filling(problems, "family", "no service says"));
        }

        Family family(Node node) {
            var members = new LinkedHashMap<String, Node>();
            if (!(node instanceof Node.Mapping mapping) || services(mapping).isEmpty()) {
                problems.add(
                        node.place(),
                        "family.services",
                        "a family has 'services', a list of what each of its pipelines is given, as in"
                                + " - { service: cart, memory: 512 }");
                return new Family(members);
            }
            var template = new Node.Mapping(
                    mapping.place(),
                    mapping.entries().stream()
                            .filter(entry -> !entry.key().equals(SERVICES))
                            .toList());
            var given = services(mapping).orElseThrow().items().stream()
                    .map(this::given)
                    .flatMap(Optional::stream)
                    .toList();
            alike(given);
            for (var service : given) {
                if (filling.filled(template, service) instanceof Node.Mapping made) {
                    add(made, members);
                }
            }
            given.stream().findFirst().ifPresent(this::unused);
            return new Family(members);
        }

        private static Optional<Node.Sequence> services(Node.Mapping mapping) {
            return mapping.entries().stream()
                    .filter(entry -> entry.key().equals(SERVICES))
                    .map(Node.Entry::value)
                    .filter(value ->
                            value instanceof Node.Sequence list && !list.items().isEmpty())
                    .map(Node.Sequence.class::cast)
                    .findFirst();
        }

        private Optional<Node.Mapping> given(Node service) {
            if (service instanceof Node.Mapping mapping) {
                return Optional.of(mapping);
            }
            problems.add(
                    service.place(),
                    "family.services",
                    "a service maps names to what stands there, as in { service: cart }; found " + service.kind());
            return Optional.empty();
        }

        /// What one is given all are: a hole in one of the pipelines would be a surprise.
        private void alike(List<Node.Mapping> given) {
            var all = new LinkedHashSet<String>();
            given.forEach(service -> all.addAll(keys(service)));
            for (var service : given) {
                var missing = new TreeSet<>(all);
                missing.removeAll(keys(service));
                if (!missing.isEmpty()) {
                    problems.add(
                            service.place(),
                            "family.services",
                            "this service does not say '" + String.join("', '", missing) + "', which others do");
                }
            }
        }

        private static List<String> keys(Node.Mapping mapping) {
            return mapping.entries().stream().map(Node.Entry::key).toList();
        }

        private void add(Node.Mapping made, Map<String, Node> members) {
            var name = made.entries().stream()
                    .filter(entry -> entry.key().equals("pipeline"))
                    .findFirst();
            var text = name.map(Node.Entry::value)
                    .filter(Node.Text.class::isInstance)
                    .map(value -> ((Node.Text) value).text());
            if (text.isEmpty()) {
                problems.add(
                        made.place(), "family.name", "a family names its pipelines, as in pipeline: build-<<service>>");
            } else if (members.putIfAbsent(text.get(), made) != null) {
                problems.add(
                        name.map(Node.Entry::place).orElse(made.place()),
                        "family.name",
                        "two pipelines of the family are called '" + text.get()
                                + "'; let the name say what they are given");
            }
        }

        private void unused(Node.Mapping service) {
            service.entries().stream()
                    .filter(entry -> !filling.used().contains(entry.key()))
                    .forEach(entry -> problems.add(
                            entry.place(), "family.unused", "nothing in the family reads <<" + entry.key() + ">>"));
        }
    }
}
