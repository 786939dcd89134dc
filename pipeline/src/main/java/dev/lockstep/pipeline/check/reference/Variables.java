package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.graph.Precedence;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/// A variable is one that can be seen where it is used: `$params`, `$run`, what belongs to the place, and results of
/// stages that have ended by then.
public final class Variables implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var order = Precedence.of(pipeline.stages());
        var circular = order.cycle().isPresent();
        for (var site : Site.readable(pipeline)) {
            var seen = seen(site.kind());
            for (var name : site.expression().variables()) {
                if (seen.contains(name) || name.equals("$") || Functions.builtIn(name)) {
                    continue;
                }
                var stage = pipeline.stage(name);
                if (stage.isPresent() && site.stage().isPresent()) {
                    if (!circular) {
                        order(site, stage.get(), order, problems);
                    }
                } else {
                    unseen(pipeline, site, name, problems);
                }
            }
        }
    }

    private static List<String> seen(Site.Kind kind) {
        return switch (kind) {
            case TRIGGER -> List.of("event");
            case MANUAL -> List.of();
            case STAGE, BEFORE_STAGE -> List.of("params", "run", "states");
            case ITEM -> List.of("params", "run", "states", "item", "index");
            case BATCH -> List.of("params", "run", "states", "items", "index");
            case COMBINATION -> List.of("params", "run", "states", "matrix", "index");
            case FAILURE, RECOVERY -> List.of("params", "run", "states", "error");
            case UNDOING -> List.of("params", "run", "states");
        };
    }

    private static void order(Site site, Stage read, Precedence order, Problems problems) {
        var reader = site.stage().orElseThrow();
        if (reader.name().equals(read.name()) && site.kind() == Site.Kind.UNDOING) {
            return;
        }
        if (reader.name().equals(read.name())) {
            problems.add(
                    site.place(),
                    "reference.order",
                    "stage '" + reader.name() + "' reads its own result, which is not there yet");
        } else if (!order.before(read.name(), reader.name())) {
            var later = order.before(reader.name(), read.name());
            if (!later && order.open(reader.name())) {
                return; // it may well be what was meant by the name that nobody knows
            }
            problems.add(
                    site.place(),
                    "reference.order",
                    "stage '" + reader.name() + "' reads $" + read.name() + ", but '" + read.name() + "' "
                            + (later
                                    ? "runs after it"
                                    : "is not among what it needs; add it: needs: [" + needs(reader, read) + "]"));
        }
    }

    private static String needs(Stage reader, Stage read) {
        var names = new ArrayList<String>();
        reader.needs().forEach(need -> names.add(need.name()));
        names.add(read.name());
        return String.join(", ", names);
    }

    private static void unseen(Pipeline pipeline, Site site, String name, Problems problems) {
        var reason = switch (name) {
            case "event" ->
                site.kind() == Site.Kind.MANUAL
                        ? "there is no $event when a person starts a run"
                        : "$event is only there in a trigger's parameters and filter";
            case "item" ->
                site.kind() == Site.Kind.BATCH
                        ? "there are several items in a batch; read $items"
                        : "$item is only there in 'with' of a stage that has 'forEach'";
            case "items" -> "$items is only there in 'with' of a stage that has 'forEach' with 'batch'";
            case "matrix" -> "$matrix is only there in 'with' of a stage that has 'matrix'";
            case "index" -> "$index is only there in 'with' of a stage that has 'forEach' or 'matrix'";
            case "error" -> "$error is only there in 'with' of onFailure";
            case "params", "run", "states" -> "$" + name + " is not there yet in " + site.where();
            default -> pipeline.stage(name).isPresent() ? absent(site, name) : unknown(pipeline, site, name);
        };
        problems.add(site.place(), known(name) ? "reference.place" : "reference.unknown", reason);
    }

    private static boolean known(String name) {
        return List.of("event", "item", "items", "matrix", "index", "error", "params", "run", "states")
                .contains(name);
    }

    private static String absent(Site site, String name) {
        return "the result of stage '" + name + "' cannot be read in " + site.where() + ", where it may not be there";
    }

    private static String unknown(Pipeline pipeline, Site site, String name) {
        if (name.isEmpty()) {
            return "'$' alone stands for nothing here";
        }
        var names = new ArrayList<>(seen(site.kind()));
        names.remove("states");
        if (site.stage().isPresent()) {
            names.addAll(pipeline.stageNames());
        }
        return "unknown variable $" + name
                + DidYouMean.nearest(name, names)
                        .map(near -> "; did you mean '$" + near + "'?")
                        .orElse("");
    }
}
