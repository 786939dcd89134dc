package dev.lockstep.pipeline.read.template;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.language.TemplateVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.References;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.read.yaml.SourceText;
import dev.lockstep.pipeline.read.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What extends a base: the base's tree, filled with what it takes, without what is left out, and with what the
/// extending text says over it. Every part keeps the place where it was written, in whichever file.
public final class Extension {

    private static final String EXTENDS = "extends";
    private static final String TAKES = "takes";
    private static final String PIPELINE = "pipeline";

    private final Bases bases;
    private final Problems problems;

    private Extension(Bases bases, Problems problems) {
        this.bases = bases;
        this.problems = problems;
    }

    /// What is extended, by name, with what it is given, and without what.
    private record Wanted(Reference base, Node.Mapping with, List<Reference> without) {}

    /// The whole of it: the tree itself when it extends nothing; empty, with a problem told, when its base cannot be
    /// had.
    public static Optional<Node> whole(Node tree, Bases bases, Problems problems) {
        return new Extension(bases, problems).whole(tree, List.of());
    }

    /// @param path the bases on the way here
    private Optional<Node> whole(Node tree, List<String> path) {
        if (!(tree instanceof Node.Mapping own) || entry(own, EXTENDS).isEmpty()) {
            return Optional.of(tree);
        }
        return wanted(entry(own, EXTENDS).orElseThrow().value())
                .flatMap(wanted -> base(wanted, path).flatMap(base -> without(base, wanted.without())))
                .map(base -> Overlay.of(base, without(own, Set.of(EXTENDS))));
    }

    private Optional<Wanted> wanted(Node node) {
        if (node instanceof Node.Text name) {
            return Optional.of(new Wanted(
                    new Reference(name.place(), name.text()), new Node.Mapping(name.place(), List.of()), List.of()));
        }
        return Section.of(node, "'extends'", TemplateVocabulary.EXTENDS, problems)
                .flatMap(section -> {
                    var name = section.required("base").flatMap(_ -> new Scalars(section).text("base"));
                    var with = section.has("with")
                            ? section.node("with").flatMap(found -> with(found, section))
                            : Optional.of(new Node.Mapping(section.place(), List.of()));
                    var without = section.node("without")
                            .map(found -> new References(problems).list(found, "'without'", "what is left out"))
                            .orElse(List.of());
                    return name.flatMap(base -> with.map(given -> new Wanted(
                            new Reference(section.node("base").map(Node::place).orElse(section.place()), base),
                            given,
                            without)));
                });
    }

    private Optional<Node.Mapping> with(Node node, Section section) {
        return node instanceof Node.Mapping mapping
                ? Optional.of(mapping)
                : new Scalars(section).wrong("with", node, "a map of what the base takes, as in { bucket: inbox }");
    }

    private Optional<Node.Mapping> base(Wanted wanted, List<String> path) {
        var name = wanted.base().name();
        if (path.contains(name)) {
            problems.add(
                    wanted.base().place(),
                    "extends.circle",
                    "'" + name + "' extends itself: " + String.join(" -> ", path) + " -> " + name);
            return Optional.empty();
        }
        var bytes = bases.find(name);
        if (bytes.isEmpty()) {
            problems.add(
                    wanted.base().place(),
                    "extends.unknown",
                    name.endsWith(".yaml")
                            ? "a base is named without its file's ending: "
                                    + name.replaceFirst("(\\.base)?\\.yaml$", "")
                            : "there is no base '" + name + "', which would be " + name + Bases.SOURCE
                                    + DidYouMean.ending(name, bases.names()));
            return Optional.empty();
        }
        return read(name + Bases.SOURCE, bytes.get())
                .flatMap(base -> filled(base, wanted))
                .flatMap(filled -> whole(
                        filled, Stream.concat(path.stream(), Stream.of(name)).toList()))
                .map(Node.Mapping.class::cast);
    }

    private Optional<Node.Mapping> read(String file, byte[] bytes) {
        return switch (SourceText.of(file, bytes)) {
            case SourceText.Refused refused -> {
                var problem = refused.problem();
                problems.add(problem.place(), problem.rule(), problem.message());
                yield Optional.empty();
            }
            case SourceText.Decoded readable ->
                YamlTree.of(file, readable.text(), problems).flatMap(this::base);
        };
    }

    private Optional<Node.Mapping> base(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), "extends.base", "a base takes the keys of a pipeline, not " + node.kind());
            return Optional.empty();
        }
        entry(mapping, PIPELINE)
                .ifPresent(name -> problems.add(
                        name.place(), "extends.base", "a base has no name of its own: who extends it says 'pipeline'"));
        return Optional.of(without(mapping, Set.of(PIPELINE)));
    }

    /// With what it takes put where it stands.
    private Optional<Node> filled(Node.Mapping base, Wanted wanted) {
        var takes = entry(base, TAKES).map(Node.Entry::value);
        var defaults = takes.map(this::defaults).orElse(List.of());
        var known = defaults.stream().map(Node.Entry::key).toList();
        for (var given : wanted.with().entries()) {
            if (!known.contains(given.key())) {
                problems.add(
                        given.place(),
                        "extends.with",
                        "base '" + wanted.base().name() + "' takes no '" + given.key() + "'"
                                + DidYouMean.ending(given.key(), known));
            }
        }
        var given = new ArrayList<>(wanted.with().entries());
        var sound = true;
        for (var taken : defaults) {
            if (entry(wanted.with(), taken.key()).isPresent()) {
                continue;
            }
            if (taken.value() instanceof Node.Nothing) {
                sound = false;
                if (wanted.with().entries().stream().noneMatch(written -> meant(written.key(), taken.key(), known))) {
                    problems.add(
                            wanted.base().place(),
                            "extends.with",
                            "base '" + wanted.base().name() + "' takes '" + taken.key() + "', which is not given");
                }
            } else {
                given.add(taken);
            }
        }
        var filling = new Filling(problems, "extends", "'takes' does not say");
        var filled = sound
                ? Optional.of(filling.filled(
                        without(base, Set.of(TAKES)),
                        new Node.Mapping(wanted.with().place(), given)))
                : Optional.<Node>empty();
        return filling.isWhole() ? filled : Optional.empty();
    }

    private static boolean meant(String written, String key, List<String> known) {
        return !known.contains(written)
                && DidYouMean.nearest(written, known).filter(key::equals).isPresent();
    }

    /// What it takes, with what stands for it when it is not given: nothing when it has to be.
    private List<Node.Entry> defaults(Node takes) {
        if (takes instanceof Node.Mapping mapping) {
            return mapping.entries();
        }
        return new References(problems)
                .list(takes, "'takes'", "names, or a map of names to what stands when nothing is given").stream()
                        .map(name -> new Node.Entry(name.place(), name.name(), new Node.Nothing(name.place())))
                        .toList();
    }

    /// Leaves out what is named by its keys, as in `stages.approve`.
    private Optional<Node.Mapping> without(Node.Mapping base, List<Reference> names) {
        var left = base;
        for (var name : names) {
            var keys = List.of(name.name().split("\\.", -1));
            var less = removed(left, keys);
            if (less.isEmpty()) {
                problems.add(
                        name.place(),
                        "extends.without",
                        "the base has no '" + name.name() + "'" + meant(name.name(), paths(base)));
            }
            left = less.orElse(left);
        }
        return Optional.of(left);
    }

    private static String meant(String written, Set<String> paths) {
        var stage = "stages." + written;
        return paths.contains(stage) ? "; did you mean '" + stage + "'?" : DidYouMean.ending(written, paths);
    }

    private static Optional<Node.Mapping> removed(Node.Mapping from, List<String> keys) {
        var found = entry(from, keys.getFirst());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() == 1) {
            return Optional.of(without(from, Set.of(keys.getFirst())));
        }
        return found.get().value() instanceof Node.Mapping inner
                ? removed(inner, keys.subList(1, keys.size())).map(less -> Overlay.replaced(from, found.get(), less))
                : Optional.empty();
    }

    /// What can be left out, as far as people do: keys of the top, and stages.
    private static Set<String> paths(Node.Mapping base) {
        var paths = base.entries().stream().map(Node.Entry::key).collect(Collectors.toCollection(TreeSet::new));
        entry(base, "stages")
                .map(Node.Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .ifPresent(stages ->
                        ((Node.Mapping) stages).entries().forEach(stage -> paths.add("stages." + stage.key())));
        return paths;
    }

    private static Node.Mapping without(Node.Mapping mapping, Set<String> keys) {
        return new Node.Mapping(
                mapping.place(),
                mapping.entries().stream()
                        .filter(entry -> !keys.contains(entry.key()))
                        .toList());
    }

    private static Optional<Node.Entry> entry(Node.Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst();
    }
}
