package dev.lockstep.pipeline.graph;

import java.util.List;

/// In which order stages run: one, some after each other, some beside each other.
public sealed interface Flow {

    record One(String stage) implements Flow {}

    record Sequence(List<Flow> parts) implements Flow {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    record Together(List<Flow> branches) implements Flow {
        public Together {
            branches = List.copyOf(branches);
        }
    }

    /// All stages in it.
    default List<String> stages() {
        return switch (this) {
            case One one -> List.of(one.stage());
            case Sequence sequence ->
                sequence.parts().stream()
                        .flatMap(part -> part.stages().stream())
                        .toList();
            case Together together ->
                together.branches().stream()
                        .flatMap(branch -> branch.stages().stream())
                        .toList();
        };
    }

    /// What runs after each other in it; itself when it is no sequence.
    default List<Flow> parts() {
        return switch (this) {
            case Sequence sequence -> sequence.parts;
            case One one -> List.of(one);
            case Together together -> List.of(together);
        };
    }
}
