package dev.lockstep.infra.kept;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The table of what is in a folder that CDK wrote: `manifest.json`, an artifact for each stack and one for what it
/// uploads. A manifest can be put together from those of single stacks.
///
/// @param artifacts in the order of the file, each as it is written there
/// @param others what stands beside the artifacts
record Manifest(SequencedMap<String, String> artifacts, SequencedMap<String, String> others) {

    private static final String ARTIFACTS = "artifacts";

    static Manifest of(String text) {
        var others = new LinkedHashMap<>(JsonMembers.of(text));
        var artifacts = Optional.ofNullable(others.put(ARTIFACTS, ""))
                .orElseThrow(() -> new IllegalArgumentException("no artifacts"));
        return new Manifest(JsonMembers.of(artifacts), others);
    }

    /// As CDK writes it.
    String text() {
        var all = new LinkedHashMap<>(others);
        all.put(ARTIFACTS, object(artifacts, 2));
        return object(all, 0);
    }

    private static String object(Map<String, String> members, int indent) {
        var begin = "\n" + " ".repeat(indent + 2);
        return members.entrySet().stream()
                .map(member -> begin + '"' + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(",", "{", "\n" + " ".repeat(indent) + "}"));
    }

    /// The part of one stack, with all that is of no stack.
    ///
    /// @param stacks the names of all there are
    Manifest only(String stack, List<String> stacks) {
        var kept = new LinkedHashMap<>(artifacts);
        stacks.stream().filter(name -> !name.equals(stack)).forEach(name -> {
            kept.remove(name);
            kept.remove(assets(name));
        });
        return new Manifest(kept, others);
    }

    private static String assets(String stack) {
        return stack + ".assets";
    }

    /// One manifest of several, with the stacks in this order and what is of no stack behind them; nothing when the
    /// parts do not go together.
    static Optional<Manifest> together(List<Manifest> parts, List<String> stacks) {
        var all = new LinkedHashMap<String, String>();
        for (var part : parts) {
            if (!part.others.equals(parts.getFirst().others)) {
                return Optional.empty();
            }
            for (var artifact : part.artifacts.entrySet()) {
                var before = all.put(artifact.getKey(), artifact.getValue());
                if (before != null && !before.equals(artifact.getValue())) {
                    return Optional.empty();
                }
            }
        }
        var ordered = new LinkedHashMap<String, String>();
        for (var stack : stacks) {
            for (var name : List.of(assets(stack), stack)) {
                Optional.ofNullable(all.remove(name)).ifPresent(artifact -> ordered.put(name, artifact));
            }
            if (!ordered.containsKey(stack)) {
                return Optional.empty();
            }
        }
        ordered.putAll(all);
        return Optional.of(new Manifest(ordered, parts.getFirst().others));
    }
}
