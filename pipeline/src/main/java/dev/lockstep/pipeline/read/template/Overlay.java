package dev.lockstep.pipeline.read.template;

import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// One tree over another. Maps are laid over each other key by key, in the order of the lower one, what is new behind;
/// anything else is replaced. A stage that becomes another kind of stage is replaced as a whole.
final class Overlay {

    private static final List<String> KINDS = StageVocabulary.STAGE.oneOf();

    private Overlay() {}

    static Node.Mapping of(Node.Mapping lower, Node.Mapping upper) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        lower.entries().forEach(entry -> entries.put(entry.key(), entry));
        for (var entry : upper.entries()) {
            entries.merge(entry.key(), entry, Overlay::over);
        }
        return new Node.Mapping(upper.place(), List.copyOf(entries.values()));
    }

    private static Node.Entry over(Node.Entry lower, Node.Entry upper) {
        return lower.value() instanceof Node.Mapping below
                        && upper.value() instanceof Node.Mapping above
                        && !isAnotherKind(below, above)
                ? new Node.Entry(upper.place(), upper.key(), of(below, above))
                : upper;
    }

    private static boolean isAnotherKind(Node.Mapping lower, Node.Mapping upper) {
        var kinds = kinds(upper);
        return !kinds.isEmpty() && !kinds(lower).isEmpty() && !kinds.equals(kinds(lower));
    }

    private static List<String> kinds(Node.Mapping stage) {
        return stage.entries().stream()
                .map(Node.Entry::key)
                .filter(KINDS::contains)
                .toList();
    }

    static Node.Mapping replaced(Node.Mapping in, Node.Entry entry, Node value) {
        var entries = new ArrayList<>(in.entries());
        entries.set(entries.indexOf(entry), new Node.Entry(entry.place(), entry.key(), value));
        return new Node.Mapping(in.place(), entries);
    }
}
