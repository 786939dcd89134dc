package dev.lockstep.functions.build;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.Bundles;
import dev.lockstep.functions.bundle.Dependencies;
import dev.lockstep.functions.bundle.SourceFile;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.KeyText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes a package of the files that are promoted: those that came through every stage before without an error, and
/// need none that did not. Beside the package stand a manifest of what is in it, what was held back and why, and the
/// checksums. A tool of the environment may build the promoted files first; then what it made is packaged too.
public final class BuildHandler extends StageHandler<BuildHandler.Input, BuildHandler.Output> {
    private static final int SHOWN = 10;

    public BuildHandler() {
        super(Input.class);
    }

    /// What to package.
    ///
    /// @param bundles the files that came through
    /// @param dependencies what the analysis found; without it each file is judged by itself
    /// @param reports what the stages before say of each file: the reasons in the manifest
    /// @param bucket as the pipeline calls it
    /// @param prefix of the package's key
    /// @param name of the package
    /// @param version of the package, the run's id when not given
    /// @param tool what builds the promoted files, where the environment has it
    public record Input(
            List<Bundle> bundles,
            Optional<Artifact> dependencies,
            Optional<List<DataSet>> reports,
            String bucket,
            Optional<String> prefix,
            String name,
            Optional<String> version,
            Optional<Tool> tool) {}

    /// What came of it.
    ///
    /// @param packaged where the package lies
    /// @param promoted how many files are in it
    /// @param held some of those held back, with the reason
    public record Output(
            String name,
            String version,
            Artifact packaged,
            Artifact manifest,
            Artifact checksums,
            Optional<Artifact> built,
            ToolRun tool,
            long promoted,
            Map<String, String> held,
            double quality,
            Counts counts,
            long bytes,
            List<Artifact> artifacts) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Set<String> there = paths(input, context);
        Map<String, String> held = held(input, there, context);
        Set<String> promoted = new LinkedHashSet<>(there);
        promoted.removeAll(held.keySet());
        if (promoted.isEmpty()) {
            throw new InvalidInput("no file can be promoted: of " + held.size() + " all are held back, as "
                    + held.entrySet().stream().limit(1).toList());
        }
        String version = input.version().orElse(context.run().id());
        Shelf shelf = new Shelf(
                context,
                input.bucket(),
                input.prefix().orElse("") + KeyText.of(input.name()) + "/" + KeyText.of(version) + "/");
        try (Workshop workshop = Workshop.of(input.tool(), context)) {
            Packaging packaging = new Packaging(shelf, input.name(), workshop);
            for (Bundle bundle : input.bundles()) {
                new Bundles(context.data()).each(bundle, file -> {
                    if (promoted.contains(file.path())) {
                        packaging.add(file);
                    }
                });
            }
            ToolRun ran = workshop.run();
            return output(input.name(), version, packaging.finish(version, held, ran), held, ran);
        }
    }

    private static Set<String> paths(Input input, StageContext context) throws IOException {
        Set<String> there = new LinkedHashSet<>();
        for (Bundle bundle : input.bundles()) {
            new Bundles(context.data()).each(bundle, file -> add(file, there));
        }
        return there;
    }

    private static void add(SourceFile file, Set<String> there) {
        if (!there.add(file.path())) {
            throw new InvalidInput("two bundles have a file called " + file.path());
        }
    }

    /// By path, why a file is not in the package.
    private static Map<String, String> held(Input input, Set<String> there, StageContext context) throws IOException {
        Map<String, String> held = new TreeMap<>();
        if (input.dependencies().isPresent()) {
            Artifact document = input.dependencies().get();
            Dependencies dependencies = Dependencies.read(context.data().readJson(document), document.uri());
            dependencies.missing().forEach((path, names) -> {
                if (there.contains(path)) {
                    held.put(path, "needs " + names.getFirst() + ", which no file has");
                }
            });
            Set<String> without = new LinkedHashSet<>(there);
            without.removeAll(held.keySet());
            dependencies.heldBack(without).forEach((path, reason) -> {
                if (there.contains(path)) {
                    held.putIfAbsent(path, "needs " + reason + ", which is not promoted");
                }
            });
        }
        for (DataSet report : input.reports().orElse(List.of())) {
            Reasons.read(context.data(), report, held);
        }
        return held;
    }

    private static Output output(
            String name, String version, Packaging.Packaged packaged, Map<String, String> held, ToolRun tool) {
        List<Artifact> artifacts = new ArrayList<>(List.of(packaged.archive(), packaged.manifest(), packaged.sums()));
        packaged.built().ifPresent(artifacts::add);
        Map<String, String> some = new TreeMap<>();
        held.entrySet().stream().limit(SHOWN).forEach(entry -> some.put(entry.getKey(), entry.getValue()));
        long all = packaged.files() + held.size();
        return new Output(
                name,
                version,
                packaged.archive(),
                packaged.manifest(),
                packaged.sums(),
                packaged.built(),
                tool,
                packaged.files(),
                some,
                (double) packaged.files() / all,
                new Counts(all, packaged.files(), held.size()),
                packaged.archive().bytes().orElse(0L),
                artifacts);
    }
}
