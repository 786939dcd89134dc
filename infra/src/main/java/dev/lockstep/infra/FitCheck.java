package dev.lockstep.infra;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.HandlerJars;
import dev.lockstep.infra.input.Naming;
import dev.lockstep.infra.input.Pruned;
import dev.lockstep.infra.stack.MachinePermissions;
import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Problem;
import dev.lockstep.pipeline.stage.Work;
import java.util.ArrayList;
import java.util.List;

/// Whether a pipeline and an environment go together, and the handlers are in the jars: what CloudFormation would say
/// only after minutes.
final class FitCheck {

    private FitCheck() {}

    static List<Problem> of(Environment environment, List<Deployable> pipelines, HandlerJars jars) {
        var problems = new ArrayList<Problem>();
        for (var pipeline : pipelines) {
            problems.addAll(Naming.tooLong(environment, pipeline));
            problems.addAll(Naming.prefixed(environment, pipeline));
            problems.addAll(MachinePermissions.problems(environment, pipeline));
            problems.addAll(Pruned.problems(pipeline));
            problems.addAll(throttled(environment, pipeline));
        }
        problems.addAll(unknownTopics(environment, pipelines));
        for (var pipeline : pipelines) {
            pipeline.handlers().forEach((handler, place) -> {
                if (jars.holding(handler).isEmpty()) {
                    problems.add(new Problem(
                            place,
                            "the handler '" + handler + "' is not in functions/target/functions.jar"
                                    + (jars.jars().size() > 1 ? " or sql/target/sql.jar" : "") + "; is it built?",
                            "handler.missing"));
                }
            });
        }
        return problems;
    }

    /// Approvers of a topic that nobody names would be asked by nobody.
    private static List<Problem> unknownTopics(Environment environment, List<Deployable> pipelines) {
        var topics = pipelines.stream().flatMap(Deployable::topics).distinct().toList();
        return environment.approvers().stream()
                .filter(approvers -> !topics.contains(approvers.topic()))
                .map(approvers -> new Problem(
                        approvers.place(),
                        "no pipeline names a topic '" + approvers.topic() + "'"
                                + DidYouMean.ending(approvers.topic(), topics),
                        "approvers.unknown"))
                .toList();
    }

    /// Stages that would ask for more of their function at once than the environment sets aside for it.
    private static List<Problem> throttled(Environment environment, Deployable pipeline) {
        var problems = new ArrayList<Problem>();
        environment
                .functions()
                .concurrency()
                .ifPresent(most -> pipeline.pipeline()
                        .stages()
                        .forEach(stage -> stage.forEach()
                                .filter(each -> stage.work() instanceof Work.Handler
                                        && each.concurrency().orElse(0) > most)
                                .ifPresent(each -> problems.add(new Problem(
                                        each.place(),
                                        "stage '" + stage.name() + "' does "
                                                + each.concurrency().orElse(0) + " items at once, and environment '"
                                                + environment.name() + "' lets a function run " + most
                                                + " times at once; lower the stage's concurrency or raise functions.concurrency",
                                        "concurrency.reserved")))));
        return problems;
    }
}
