package dev.lockstep.pipeline.read.form;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A map of known keys: what is asked for is there or not, what nobody knows is a problem at once.
public final class Section {

    private static final String NO_BREAK_SPACE = "\u00a0";

    /// What other tools call it.
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("after", "needs"),
            Map.entry("depends_on", "needs"),
            Map.entry("dependsOn", "needs"),
            Map.entry("requires", "needs"),
            Map.entry("if", "when"),
            Map.entry("condition", "when"),
            Map.entry("input", "with"),
            Map.entry("inputs", "with"),
            Map.entry("args", "with"),
            Map.entry("jobs", "stages"),
            Map.entry("steps", "stages"),
            Map.entry("tasks", "stages"),
            Map.entry("States", "stages"),
            Map.entry("name", "pipeline"),
            Map.entry("on", "triggers"),
            Map.entry("inherits", "extends"),
            Map.entry("TimeoutSeconds", "timeout"),
            Map.entry("retries", "retry"));

    private final Node.Mapping node;
    private final String what;
    private final List<String> known;
    private final Problems problems;
    private final Set<String> notIndented = new HashSet<>();

    private Section(Node.Mapping node, String what, List<String> known, Problems problems) {
        this.node = node;
        this.what = what;
        this.known = List.copyOf(known);
        this.problems = problems;
    }

    /// A section whose keys are among the words; empty, and a problem, when the node is no map at all.
    public static Optional<Section> of(
            Node node, String what, dev.lockstep.pipeline.language.Section words, Problems problems) {
        var known = words.names();
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.place(),
                    "value.map",
                    node instanceof Node.Nothing
                            ? what + " is empty; it takes keys (" + String.join(", ", known) + ")"
                            : what + " takes keys (" + String.join(", ", known) + "), not " + node.kind()
                                    + blankMissing(node, known));
            return Optional.empty();
        }
        var section = new Section(mapping, what, known, problems);
        for (var i = 0; i < mapping.entries().size(); i++) {
            if (!known.contains(mapping.entries().get(i).key())) {
                section.unknown(i);
            }
        }
        return Optional.of(section);
    }

    /// `handler:com.example.Stage` is one text to YAML.
    private static String blankMissing(Node node, List<String> known) {
        if (!(node instanceof Node.Text text)
                || known.stream().noneMatch(key -> text.text().startsWith(key + ":"))) {
            return "";
        }
        return text.text().contains(":" + NO_BREAK_SPACE)
                ? "; what stands after the ':' is a no-break space, and YAML wants a plain one"
                : "; a ':' needs a blank after it";
    }

    private void unknown(int index) {
        var entry = node.entries().get(index);
        var before = index == 0 ? entry : node.entries().get(index - 1);
        var key = "'" + entry.key() + "'";
        if (entry.key().startsWith(NO_BREAK_SPACE)) {
            notIndented.add(before.key());
            problems.add(
                    entry.place(), "key.indentation", "there is a no-break space; YAML is indented with plain spaces");
        } else if (before.value() instanceof Node.Nothing) {
            notIndented.add(before.key());
            problems.add(
                    entry.place(),
                    "key.indentation",
                    key + " stands beside '" + before.key() + "', which has no value; indent it to put it inside");
        } else {
            problems.add(entry.place(), "key.unknown", "unknown key " + key + " in " + what + meant(entry.key()));
        }
    }

    private String meant(String key) {
        var elsewhere = ELSEWHERE.get(key);
        return elsewhere != null && known.contains(elsewhere)
                ? "; here it is called '" + elsewhere + "'"
                : DidYouMean.ending(key, known);
    }

    public Place place() {
        return node.place();
    }

    public String what() {
        return what;
    }

    public Problems problems() {
        return problems;
    }

    /// What is written under a key; a key with nothing behind it is a problem and counts as absent.
    public Optional<Node> node(String key) {
        return entry(key).map(Node.Entry::value).filter(value -> {
            if (value instanceof Node.Nothing) {
                if (!notIndented.contains(key)) {
                    problems.add(value.place(), "value.missing", "'" + key + "' in " + what + " has no value");
                }
                return false;
            }
            return true;
        });
    }

    /// As `node`, and a problem when it is absent and was not misspelt, which has been told.
    public Optional<Node> required(String key) {
        if (entry(key).isEmpty() && keys().stream().noneMatch(written -> meant(written, key))) {
            problems.add(place(), "key.missing", what + " needs '" + key + "'");
        }
        return node(key);
    }

    private boolean meant(String written, String key) {
        if (known.contains(written)) {
            return false;
        }
        return key.equals(ELSEWHERE.get(written))
                || DidYouMean.nearest(written, known).filter(key::equals).isPresent();
    }

    public boolean has(String key) {
        return entry(key).isPresent();
    }

    /// Where the key itself stands.
    public Place placeOf(String key) {
        return entry(key).map(Node.Entry::place).orElseGet(this::place);
    }

    private Optional<Node.Entry> entry(String key) {
        return node.entries().stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /// Its keys as written.
    public List<String> keys() {
        return node.entries().stream().map(Node.Entry::key).toList();
    }
}
