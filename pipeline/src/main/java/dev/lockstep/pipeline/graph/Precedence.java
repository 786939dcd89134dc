package dev.lockstep.pipeline.graph;

import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which stage comes before which, `needs` followed all the way. Unknown names are passed over: they are told
/// elsewhere.
public final class Precedence {

    private final List<Stage> stages;
    private final HashMap<String, Integer> index = new HashMap<>();
    private final List<BitSet> before;

    private Precedence(List<Stage> stages) {
        this.stages = stages;
        for (var i = 0; i < stages.size(); i++) {
            index.putIfAbsent(stages.get(i).name(), i);
        }
        this.before = new ArrayList<>();
        stages.forEach(_ -> before.add(new BitSet()));
    }

    public static Precedence of(List<Stage> stages) {
        var precedence = new Precedence(List.copyOf(stages));
        precedence.close();
        return precedence;
    }

    /// Repeated until nothing is added; in written order one pass does unless a stage needs a later one.
    private void close() {
        var changed = true;
        while (changed) {
            changed = false;
            for (var i = 0; i < stages.size(); i++) {
                var known = before.get(i).cardinality();
                for (var need : needs(i)) {
                    before.get(i).set(need);
                    before.get(i).or(before.get(need));
                }
                changed |= before.get(i).cardinality() != known;
            }
        }
    }

    private List<Integer> needs(int stage) {
        return stages.get(stage).needs().stream()
                .map(Reference::name)
                .filter(index::containsKey)
                .map(index::get)
                .toList();
    }

    /// Whether the first has ended when the second begins.
    public boolean before(String first, String second) {
        var from = index.get(first);
        var to = index.get(second);
        return from != null && to != null && before(from, to);
    }

    boolean before(int first, int second) {
        return before.get(second).get(first);
    }

    /// Whether nobody can tell what all comes before the stage, because a need of it, or of one before it, is unknown.
    public boolean open(String stage) {
        var to = index.get(stage);
        return to != null
                && IntStream.range(0, stages.size())
                        .filter(from -> from == to || before(from, to))
                        .mapToObj(stages::get)
                        .flatMap(from -> from.needs().stream())
                        .anyMatch(need -> !index.containsKey(need.name()));
    }

    /// A stage that would have to wait for itself, with the way round: `a`, `b`, `a`. One is enough to tell.
    public Optional<List<String>> cycle() {
        for (var i = 0; i < stages.size(); i++) {
            if (before(i, i)) {
                return Optional.of(wayRound(i));
            }
        }
        return Optional.empty();
    }

    private List<String> wayRound(int start) {
        var way = new ArrayList<String>();
        var here = start;
        do {
            way.add(stages.get(here).name());
            here = needs(here).stream()
                    .filter(need -> need == start || before(start, need))
                    .findFirst()
                    .orElseThrow();
        } while (here != start && way.size() <= stages.size());
        way.add(stages.get(start).name());
        return way;
    }

    int size() {
        return stages.size();
    }

    String name(int stage) {
        return stages.get(stage).name();
    }
}
