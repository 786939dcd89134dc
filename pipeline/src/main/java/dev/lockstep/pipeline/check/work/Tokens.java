package dev.lockstep.pipeline.check.work;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.expression.Expressions;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;

/// Whoever is waited for is told the token to answer with; and only who is waited for can say that he lives.
public final class Tokens implements Check {

    private static final String TOKEN = "$states.context.Task.Token";

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var stage : pipeline.stages()) {
            if (stage.work() instanceof Work.Task task) {
                look(stage, task, problems);
            }
        }
    }

    private static void look(Stage stage, Work.Task task, Problems problems) {
        var told = Expressions.of(task.arguments()).stream()
                .anyMatch(expression -> expression.source().contains(TOKEN));
        if (task.waitsForToken() && !told) {
            problems.add(
                    task.arguments().place(),
                    "task.token",
                    "stage '" + stage.name() + "' waits for an answer by its token, but hands it to nobody; put \"{% "
                            + TOKEN + " %}\" into its arguments");
        }
        if (!task.waitsForToken() && told) {
            problems.add(
                    task.arguments().place(),
                    "task.token",
                    "stage '" + stage.name() + "' does not wait for an answer, so there is no token; end its resource"
                            + " with .waitForTaskToken");
        }
        if (stage.heartbeat().isPresent() && !task.waitsForToken()) {
            problems.add(
                    stage.place(),
                    "task.heartbeat",
                    "nobody can say that stage '" + stage.name()
                            + "' lives: heartbeats come with a token, so its resource has to end with"
                            + " .waitForTaskToken");
        }
    }
}
