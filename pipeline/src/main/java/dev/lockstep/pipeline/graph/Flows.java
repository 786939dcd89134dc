package dev.lockstep.pipeline.graph;

import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/// Makes a flow from what stages need.
///
/// Stages that have nothing to do with each other run together; where all of one group come before all of another,
/// the groups run in sequence. A graph for which neither holds (`c` needs `a`; `d` needs `a` and `b`) cannot be drawn
/// with nested branches: there those stages that need nothing else run first, together, and the rest is looked at
/// again.
public final class Flows {

    private final Precedence precedence;

    private Flows(Precedence precedence) {
        this.precedence = precedence;
    }

    /// The flow of stages without a cycle; of at least one stage.
    public static Flow of(List<Stage> stages) {
        var precedence = Precedence.of(stages);
        return new Flows(precedence)
                .flow(IntStream.range(0, precedence.size()).boxed().toList());
    }

    private Flow flow(List<Integer> stages) {
        if (stages.size() == 1) {
            return new Flow.One(precedence.name(stages.getFirst()));
        }
        var apart = components(stages, this::related);
        if (apart.size() > 1) {
            return new Flow.Together(apart.stream().map(this::flow).toList());
        }
        var groups = components(stages, (left, right) -> !related(left, right));
        if (groups.size() > 1) {
            groups.sort((left, right) -> precedence.before(left.getFirst(), right.getFirst()) ? -1 : 1);
            return sequence(groups);
        }
        var first = stages.stream()
                .filter(stage -> stages.stream().noneMatch(other -> precedence.before(other, stage)))
                .toList();
        var rest = stages.stream().filter(stage -> !first.contains(stage)).toList();
        return sequence(List.of(first, rest));
    }

    private Flow sequence(List<List<Integer>> groups) {
        return new Flow.Sequence(groups.stream()
                .map(this::flow)
                .flatMap(flow -> flow.parts().stream())
                .toList());
    }

    private boolean related(int left, int right) {
        return precedence.before(left, right) || precedence.before(right, left);
    }

    /// Groups joined by the relation, in the order of their first members.
    private static List<List<Integer>> components(List<Integer> stages, BiPredicate<Integer, Integer> joined) {
        var seen = new BitSet();
        var components = new ArrayList<List<Integer>>();
        for (var start : stages) {
            if (seen.get(start)) {
                continue;
            }
            var component = new ArrayList<Integer>();
            var open = new ArrayDeque<Integer>(List.of(start));
            seen.set(start);
            while (!open.isEmpty()) {
                var here = open.poll();
                component.add(here);
                for (var other : stages) {
                    if (!seen.get(other) && joined.test(here, other)) {
                        seen.set(other);
                        open.add(other);
                    }
                }
            }
            components.add(component.stream().sorted().toList());
        }
        return components;
    }
}
