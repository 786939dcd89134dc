package dev.lockstep.pipeline.check.work;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.expression.Expression;
import dev.lockstep.pipeline.expression.Expressions;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Cache;
import dev.lockstep.pipeline.stage.Stage;
import java.util.List;
import java.util.Optional;

/// An earlier result can be found again, and only by those it is meant for; and nothing is left out that has to happen
/// in every run.
public final class Caching implements Check {

    private static final List<String> NEW_EACH_RUN = List.of("id", "startedAt", "execution");
    private static final List<String> NEW_EACH_TIME = List.of("now", "millis", "random", "uuid");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var stage : pipeline.stages()) {
            stage.cache().ifPresent(cache -> look(stage, cache, problems));
        }
    }

    private static void look(Stage stage, Cache cache, Problems problems) {
        var known = cache.key().orElse(stage.with());
        var expressions = Expressions.of(known);
        if (cache.key().isPresent() && expressions.isEmpty() && !(known instanceof Value.Null)) {
            problems.add(
                    known.place(),
                    "cache.key",
                    "'key' in cache of stage '" + stage.name()
                            + "' is always the same, and so would the result be; let it read what the result depends on");
        }
        for (var expression : expressions) {
            fresh(Expression.of(expression.source()))
                    .ifPresent(what -> problems.add(
                            expression.place(),
                            "cache.never",
                            what + " is another one each time, so stage '" + stage.name()
                                    + "' would never find an earlier result"
                                    + (cache.key().isPresent() ? "" : "; give a 'key' without it")));
        }
        if (stage.compensate().isPresent()) {
            problems.add(
                    cache.place(),
                    "cache.undo",
                    "stage '" + stage.name()
                            + "' is undone when a later one fails, so it does something that has to be done in every run;"
                            + " it cannot have 'cache'");
        }
    }

    private static Optional<String> fresh(Expression expression) {
        if (expression.fault().isPresent()) {
            return Optional.empty(); // told already
        }
        var run = expression.fieldsOf("run").stream()
                .filter(NEW_EACH_RUN::contains)
                .map(field -> "$run." + field)
                .findFirst();
        return run.or(() -> expression.calls().stream()
                .filter(NEW_EACH_TIME::contains)
                .map(name -> "$" + name + "()")
                .findFirst());
    }
}
