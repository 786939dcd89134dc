package dev.lockstep.infra;

import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.KitHandlers;
import dev.lockstep.infra.input.Stored;
import dev.lockstep.infra.kept.FileDigest;
import dev.lockstep.infra.kept.Fingerprint;
import dev.lockstep.pipeline.Place;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A stack that is wanted, before it is drawn.
///
/// @param key the fingerprint of everything it is drawn from: where it is the same, so is the template
/// @param place where its author would have to change something
/// @param pipeline whose it is; nobody's, where it is of all pipelines
record StackPlan(String name, String key, Place place, Optional<Deployable> pipeline) {

    /// Where CDK writes, and whether it checks what it has written: neither changes a template.
    private static final Set<String> NOT_DRAWN = Set.of("CDK_OUTDIR", Command.VALIDATION);

    static final String STORED = "stored";
    static final String OVERVIEW = "overview";

    /// All stacks of an environment, in the order in which they are drawn.
    ///
    /// @param variables of this process: CDK reads those that begin with its name
    /// @param classPath the app itself, CDK's library with it
    static List<StackPlan> of(Inputs inputs, Map<String, String> variables, String classPath) {
        var environment = inputs.environment();
        var base = new Fingerprint();
        Arrays.stream(classPath.split(File.pathSeparator, -1)).forEach(part -> base.add(FileDigest.of(Path.of(part))));
        var ofCdk = new TreeMap<>(variables);
        ofCdk.keySet().removeIf(name -> !name.startsWith("CDK_") || NOT_DRAWN.contains(name));
        var common = base.add(ofCdk).add(environment).hex();
        var digests =
                inputs.jars().jars().stream().collect(Collectors.toMap(jar -> jar, FileDigest::of, (one, _) -> one));
        var plans = new ArrayList<StackPlan>();
        plans.add(shared(inputs, STORED, common, Stored.by(inputs.pipelines())));
        if (environment.dashboards()) {
            plans.add(shared(
                    inputs,
                    OVERVIEW,
                    common,
                    List.of(
                            inputs.pipelines().stream().map(Deployable::name).toList(),
                            inputs.jars().holding(KitHandlers.ENDED).map(digests::get))));
        }
        for (var pipeline : inputs.deployed()) {
            var key = new Fingerprint().add(common).add(pipeline);
            pipeline.handlers()
                    .keySet()
                    .forEach(handler ->
                            key.add(handler).add(inputs.jars().holding(handler).map(digests::get)));
            plans.add(new StackPlan(
                    environment.physical(pipeline.name()),
                    key.hex(),
                    pipeline.pipeline().place(),
                    Optional.of(pipeline)));
        }
        return List.copyOf(plans);
    }

    private static StackPlan shared(Inputs inputs, String name, String common, Object content) {
        return new StackPlan(
                inputs.environment().physical(name),
                new Fingerprint().add(common).add(name).add(content).hex(),
                inputs.environment().place(),
                Optional.empty());
    }
}
