package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Matrix;
import dev.lockstep.pipeline.stage.Stage;
import java.util.List;
import java.util.stream.Stream;

/// What is read of `$params`, `$run`, `$error` and `$states` is there.
public final class Fields implements Check {

    private static final List<String> RUN = List.of("id", "pipeline", "mode", "environment", "startedAt", "execution");
    private static final List<String> ERROR = List.of("stage", "error", "cause");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var parameters = pipeline.parameters().stream().map(Parameter::name).toList();
        for (var site : Site.readable(pipeline)) {
            look(site, "params", parameters, "there is no parameter", problems);
            look(site, "run", RUN, "$run has no", problems);
            look(site, "error", ERROR, "$error has no", problems);
            site.stage().flatMap(Stage::forEach).ifPresent(each -> combined(site, each, problems));
            look(site, "states", List.of("context"), "of $states only the context can be read, not", problems);
        }
    }

    private static void combined(Site site, ForEach each, Problems problems) {
        if (each.items() instanceof ForEach.Items.Combined(Matrix matrix)) {
            var names = Stream.concat(
                            matrix.axes().keySet().stream(),
                            matrix.include().stream().flatMap(more -> more.entries().keySet().stream()))
                    .distinct()
                    .toList();
            look(site, "matrix", names, "the matrix has no", problems);
        }
    }

    private static void look(Site site, String variable, List<String> there, String what, Problems problems) {
        for (var field : site.expression().fieldsOf(variable)) {
            if (!there.contains(field)) {
                problems.add(
                        site.place(), "reference.field", what + " '" + field + "'" + DidYouMean.ending(field, there));
            }
        }
    }
}
