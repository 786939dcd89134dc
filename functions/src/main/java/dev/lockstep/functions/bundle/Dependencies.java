package dev.lockstep.functions.bundle;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which files of a tree need which others.
///
/// @param uses for each file those it needs, by their paths
/// @param missing for each file the names it needs and the tree does not have
/// @param cycles files that need each other, each group in the order of paths
/// @param outside how many files use a name from elsewhere
public record Dependencies(
        Map<String, List<String>> uses,
        Map<String, List<String>> missing,
        List<List<String>> cycles,
        Map<String, Long> outside) {

    /// Reads the document that an analysis has written.
    public static Dependencies read(Json document, String name) {
        try {
            return Records.decode(document, Dependencies.class, "");
        } catch (Mismatch e) {
            throw new InvalidInput(name + " is not a document of dependencies: " + e.getMessage(), e);
        }
    }

    /// Why files cannot do without others: for each that is there, but needs one that is not, however far away, the
    /// path of a file that is the reason.
    public Map<String, String> heldBack(Set<String> there) {
        Map<String, List<String>> users = new HashMap<>();
        uses.forEach((user, used) -> used.forEach(path ->
                users.computeIfAbsent(path, ignored -> new ArrayList<>()).add(user)));
        Deque<String> gone = new ArrayDeque<>();
        uses.keySet().stream().filter(path -> !there.contains(path)).sorted().forEach(gone::add);
        Map<String, String> held = new TreeMap<>();
        Set<String> done = new HashSet<>(gone);
        while (!gone.isEmpty()) {
            String reason = gone.remove();
            for (String user : users.getOrDefault(reason, List.of())) {
                if (done.add(user)) {
                    held.put(user, reason);
                    gone.add(user);
                }
            }
        }
        return held;
    }

    /// The groups of files that need each other: Tarjan's strongly connected components of more than one file, found
    /// without recursion, as chains may be longer than a stack is deep.
    public static List<List<String>> cycles(Map<String, List<String>> uses) {
        return new Components(uses).groups();
    }

    private static final class Components {
        private final Map<String, List<String>> uses;
        private final Map<String, Integer> order = new LinkedHashMap<>();
        private final Map<String, Integer> low = new HashMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private final Set<String> onStack = new HashSet<>();
        private final List<List<String>> groups = new ArrayList<>();

        private record Step(String node, int edge) {}

        Components(Map<String, List<String>> uses) {
            this.uses = uses;
        }

        List<List<String>> groups() {
            for (String node : uses.keySet()) {
                if (!order.containsKey(node)) {
                    from(node);
                }
            }
            return groups;
        }

        private void from(String root) {
            Deque<Step> steps = new ArrayDeque<>();
            enter(root);
            steps.push(new Step(root, 0));
            while (!steps.isEmpty()) {
                Step step = steps.pop();
                List<String> used = uses.getOrDefault(step.node(), List.of());
                if (step.edge() == used.size()) {
                    leave(step.node());
                    if (!steps.isEmpty()) {
                        lower(steps.peek().node(), lowOf(step.node()));
                    }
                    continue;
                }
                steps.push(new Step(step.node(), step.edge() + 1));
                String next = used.get(step.edge());
                if (!order.containsKey(next)) {
                    enter(next);
                    steps.push(new Step(next, 0));
                } else if (onStack.contains(next)) {
                    lower(step.node(), order.getOrDefault(next, 0));
                }
            }
        }

        private void enter(String node) {
            int number = order.size();
            order.put(node, number);
            low.put(node, number);
            open.push(node);
            onStack.add(node);
        }

        private int lowOf(String node) {
            return low.getOrDefault(node, 0);
        }

        private void lower(String node, int number) {
            low.merge(node, number, Math::min);
        }

        private void leave(String node) {
            if (lowOf(node) != order.getOrDefault(node, -1)) {
                return;
            }
            Collection<String> group = new ArrayList<>();
            String member;
            do {
                member = open.pop();
                onStack.remove(member);
                group.add(member);
            } while (!member.equals(node));
            if (group.size() > 1) {
                groups.add(group.stream().sorted().toList());
            }
        }
    }
}
