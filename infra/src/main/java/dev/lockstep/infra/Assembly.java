package dev.lockstep.infra;

import dev.lockstep.infra.kept.KeptStack;
import dev.lockstep.infra.kept.KeptStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folder of templates, put together: a stack whose inputs have not changed is what was kept of it, byte by byte,
/// and only the others are drawn. When nothing has changed CDK is not started.
final class Assembly {

    private final Inputs inputs;
    private final List<StackPlan> plans;
    private final KeptStacks kept;
    private final Path folder;

    Assembly(Inputs inputs, List<StackPlan> plans, KeptStacks kept, Path folder) {
        this.inputs = inputs;
        this.plans = plans;
        this.kept = kept;
        this.folder = folder;
    }

    /// What was done.
    ///
    /// @param reused how many of the stacks were not drawn
    /// @param trouble why what was drawn could not be kept
    record Made(List<Synthesis.Written> stacks, int reused, Optional<IOException> trouble) {}

    Made write() {
        var found = new LinkedHashMap<String, KeptStack>();
        plans.forEach(plan -> kept.find(plan.name(), plan.key()).ifPresent(stack -> found.put(plan.name(), stack)));
        // what pipelines use of the key, they have the data's stack export: so it is not drawn without them
        if (!found.containsKey(plans.getFirst().name()) && inputs.environment().customerKey()) {
            return draw(Map.of());
        }
        return draw(found);
    }

    /// Draws all, whatever was kept.
    Made writeAnew() {
        return draw(Map.of());
    }

    private Made draw(Map<String, KeptStack> found) {
        var missing =
                plans.stream().filter(plan -> !found.containsKey(plan.name())).toList();
        if (!missing.isEmpty()) {
            Synthesis.write(
                    Synthesis.app(Optional.of(folder)),
                    inputs.only(missing.stream()
                            .flatMap(plan -> plan.pipeline().stream())
                            .toList()),
                    missing.stream().anyMatch(plan -> plan.name().equals(overview())));
        }
        try {
            if (!found.isEmpty()
                    && !KeptStacks.write(
                            folder,
                            found.values(),
                            names(),
                            !missing.isEmpty(),
                            inputs.jars().jars())) {
                return draw(Map.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Made(
                plans.stream().map(plan -> Synthesis.Written.in(folder, plan)).toList(), found.size(), keep(missing));
    }

    private Optional<IOException> keep(List<StackPlan> drawn) {
        try {
            for (var plan : drawn) {
                kept.keep(folder, plan.name(), plan.key(), names());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private String overview() {
        return inputs.environment().physical(StackPlan.OVERVIEW);
    }

    private List<String> names() {
        return plans.stream().map(StackPlan::name).toList();
    }
}
