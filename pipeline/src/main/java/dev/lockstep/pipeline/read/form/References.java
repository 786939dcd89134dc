package dev.lockstep.pipeline.read.form;

import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/// Names: maps whose keys an author chose, and lists of such names.
public record References(Problems problems) {

    /// The entries of a map of named things; none when it is absent.
    public List<Node.Entry> named(Section section, String key) {
        return section.node(key)
                .map(node -> {
                    if (node instanceof Node.Mapping mapping) {
                        return mapping.entries();
                    }
                    problems.add(
                            node.place(),
                            "value.map",
                            "'" + key + "' maps names to what they are, as in '" + key.substring(0, key.length() - 1)
                                    + "Name: { … }'; found " + node.kind());
                    return List.<Node.Entry>of();
                })
                .orElse(List.of());
    }

    /// A list of names; a single name may stand without brackets.
    public List<Reference> list(Node node, String what, String expected) {
        if (node instanceof Node.Text text) {
            return List.of(new Reference(text.place(), text.text()));
        }
        if (!(node instanceof Node.Sequence sequence)) {
            problems.add(node.place(), "value.list", what + " is a list of " + expected + ", not " + node.kind());
            return List.of();
        }
        var names = new ArrayList<Reference>();
        for (var item : sequence.items()) {
            if (item instanceof Node.Text text) {
                names.add(new Reference(text.place(), text.text()));
            } else {
                problems.add(item.place(), "value.list", what + " is a list of " + expected + "; found " + item.kind());
            }
        }
        return names;
    }
}
