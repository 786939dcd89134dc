package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.problem.DidYouMean;
import dev.lockstep.pipeline.problem.Problems;
import java.util.List;
import java.util.Optional;

/// A map of known keys: what is asked for is there or not, what nobody knows is a problem at once.
final class Section {

    /// Words of the language that are agreed but not built: named as such, so that nobody hunts for a typing slip.
    private static final List<String> LATER = List.of(
            "approval",
            "cache",
            "choice",
            "compensate",
            "extends",
            "heartbeat",
            "matrix",
            "notifications",
            "pipeline",
            "tags",
            "task",
            "templates",
            "wait");

    private final Node.Mapping node;
    private final String what;
    private final List<String> known;
    private final Problems problems;

    private Section(Node.Mapping node, String what, List<String> known, Problems problems) {
        this.node = node;
        this.what = what;
        this.known = List.copyOf(known);
        this.problems = problems;
    }

    /// A section whose keys are among the words; empty, and a problem, when the node is no map at all.
    static Optional<Section> of(
            Node node, String what, dev.lockstep.pipeline.language.Section words, Problems problems) {
        var known = words.names();
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.place(),
                    "value.map",
                    what + " takes keys (" + String.join(", ", known) + "), not " + node.kind());
            return Optional.empty();
        }
        for (var entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                unknown(entry, what, known, problems);
            }
        }
        return Optional.of(new Section(mapping, what, known, problems));
    }

    private static void unknown(Node.Entry entry, String what, List<String> known, Problems problems) {
        var later = LATER.contains(entry.key());
        problems.add(
                entry.place(),
                later ? "key.later" : "key.unknown",
                later
                        ? "'" + entry.key() + "' in " + what + " is not supported yet"
                        : "unknown key '" + entry.key() + "' in " + what + DidYouMean.ending(entry.key(), known));
    }

    Place place() {
        return node.place();
    }

    String what() {
        return what;
    }

    Problems problems() {
        return problems;
    }

    /// What is written under a key; a key with nothing behind it is a problem and counts as absent.
    Optional<Node> node(String key) {
        return entry(key).map(Node.Entry::value).filter(value -> {
            if (value instanceof Node.Nothing) {
                problems.add(value.place(), "value.missing", "'" + key + "' in " + what + " has no value");
                return false;
            }
            return true;
        });
    }

    /// As `node`, and a problem when it is absent and was not misspelt, which has been told.
    Optional<Node> required(String key) {
        if (entry(key).isEmpty() && keys().stream().noneMatch(written -> meant(written, key))) {
            problems.add(place(), "key.missing", what + " needs '" + key + "'");
        }
        return node(key);
    }

    private boolean meant(String written, String key) {
        return !known.contains(written)
                && DidYouMean.nearest(written, known).filter(key::equals).isPresent();
    }

    boolean has(String key) {
        return entry(key).isPresent();
    }

    /// Where the key itself stands.
    Place placeOf(String key) {
        return entry(key).map(Node.Entry::place).orElseGet(this::place);
    }

    private Optional<Node.Entry> entry(String key) {
        return node.entries().stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /// Its keys as written.
    List<String> keys() {
        return node.entries().stream().map(Node.Entry::key).toList();
    }
}
