package dev.lockstep.functions.analyze;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.bundle.Dependencies;
import dev.lockstep.functions.pattern.Bounded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What files are called and what they use, gathered file by file; who needs whom is known when all were seen.
final class Names {
    private static final String ALL = ".*";

    private final Optional<Pattern> namespace;
    private final Pattern name;
    private final List<Pattern> uses;
    private final Map<String, String> pathsByName = new LinkedHashMap<>();
    private final Map<String, List<String>> pathsByNamespace = new LinkedHashMap<>();
    private final Map<String, Set<String>> used = new TreeMap<>();

    Names(Optional<Pattern> namespace, Pattern name, List<Pattern> uses) {
        this.namespace = namespace;
        this.name = name;
        this.uses = uses;
        uses.forEach(Names::mustHaveGroup);
        namespace.ifPresent(Names::mustHaveGroup);
        mustHaveGroup(name);
    }

    private static void mustHaveGroup(Pattern pattern) {
        if (pattern.matcher("").groupCount() < 1) {
            throw new InvalidInput("the pattern '" + pattern + "' has no group ( ) around the name it finds");
        }
    }

    void add(String path, String text) {
        String space = namespace.flatMap(pattern -> first(pattern, text)).orElse("");
        first(name, text).ifPresent(own -> {
            String whole = space.isEmpty() ? own : space + "." + own;
            String other = pathsByName.putIfAbsent(whole, path);
            if (other != null) {
                throw new InvalidInput(path + " and " + other + " are both called " + whole);
            }
        });
        pathsByNamespace.computeIfAbsent(space, ignored -> new ArrayList<>()).add(path);
        Set<String> names = new LinkedHashSet<>();
        for (Pattern pattern : uses) {
            Matcher matcher = pattern.matcher(new Bounded(text));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        used.put(path, names);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(new Bounded(text));
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    Dependencies dependencies() {
        Map<String, List<String>> edges = new TreeMap<>();
        Map<String, List<String>> missing = new TreeMap<>();
        Map<String, Long> outside = new TreeMap<>();
        used.forEach((path, names) -> {
            Set<String> paths = new LinkedHashSet<>();
            for (String wanted : names) {
                List<String> found = paths(wanted);
                paths.addAll(found);
                if (found.isEmpty() && isOurs(wanted)) {
                    missing.computeIfAbsent(path, ignored -> new ArrayList<>()).add(wanted);
                } else if (found.isEmpty()) {
                    outside.merge(wanted, 1L, Long::sum);
                }
            }
            paths.remove(path);
            edges.put(path, List.copyOf(paths));
        });
        return new Dependencies(edges, missing, Dependencies.cycles(edges), outside);
    }

    private List<String> paths(String wanted) {
        if (wanted.endsWith(ALL)) {
            return pathsByNamespace.getOrDefault(wanted.substring(0, wanted.length() - ALL.length()), List.of());
        }
        String path = pathsByName.get(wanted);
        return path == null ? List.of() : List.of(path);
    }

    /// Whether the tree has the namespace of a name, and so should have the name.
    private boolean isOurs(String wanted) {
        int dot = wanted.lastIndexOf('.');
        return dot > 0 && !wanted.endsWith(ALL) && pathsByNamespace.containsKey(wanted.substring(0, dot));
    }
}
