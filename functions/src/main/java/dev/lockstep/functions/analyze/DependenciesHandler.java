package dev.lockstep.functions.analyze;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.Bundles;
import dev.lockstep.functions.bundle.Dependencies;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.json.Records;
import dev.lockstep.functions.pattern.PatternText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds which files of a tree need which others, and which need each other in a circle. What a file is called and
/// what it uses, patterns say: so it works for any language whose files name what they use.
public final class DependenciesHandler extends StageHandler<DependenciesHandler.Input, DependenciesHandler.Output> {
    private static final int SHOWN = 5;

    public DependenciesHandler() {
        super(Input.class);
    }

    /// How to look.
    ///
    /// @param namespace a pattern whose first group is where the file's name belongs, as a package
    /// @param name a pattern whose first group is the file's name
    /// @param uses patterns whose first group is the whole name of something used; `.*` at its end means all of a
    ///     namespace
    /// @param bundles the files to look at
    public record Input(List<Bundle> bundles, Optional<String> namespace, String name, List<String> uses) {}

    /// What came of it.
    ///
    /// @param dependencies the document of all there are
    /// @param edges how many uses of a file by another there are
    /// @param cycles how many groups of files need each other
    /// @param missing how many names are used that no file has, though the tree has their namespace
    /// @param shown some of the cycles
    public record Output(
            Artifact dependencies,
            long edges,
            long cycles,
            long missing,
            List<List<String>> shown,
            Counts counts,
            List<Artifact> artifacts) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Names names = new Names(
                input.namespace().map(text -> PatternText.ofLines(text, "of namespace")),
                PatternText.ofLines(input.name(), "of name"),
                input.uses().stream()
                        .map(text -> PatternText.ofLines(text, "of uses"))
                        .toList());
        Bundles bundles = new Bundles(context.data());
        for (Bundle bundle : input.bundles()) {
            bundles.each(bundle, file -> names.add(file.path(), file.mustText()));
        }
        Dependencies found = names.dependencies();
        Artifact written = context.data().writeJson("dependencies", Records.encode(found));
        long edges = found.uses().values().stream().mapToLong(List::size).sum();
        long missing = found.missing().values().stream().mapToLong(List::size).sum();
        context.log()
                .info(
                        "found the dependencies of " + found.uses().size() + " files",
                        Map.of("edges", edges, "cycles", found.cycles().size(), "missing", missing));
        return new Output(
                written,
                edges,
                found.cycles().size(),
                missing,
                found.cycles().stream().limit(SHOWN).toList(),
                Counts.all(found.uses().size()),
                List.of(written));
    }
}
