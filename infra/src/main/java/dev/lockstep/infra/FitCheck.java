package dev.lockstep.infra;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.stack.Deployable;
import dev.lockstep.infra.stack.MachinePermissions;
import dev.lockstep.infra.stack.Naming;
import dev.lockstep.pipeline.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/// Whether a pipeline and an environment go together, and the handlers are in the jar: what CloudFormation would say
/// only after minutes.
final class FitCheck {

    private FitCheck() {}

    static List<Problem> of(Environment environment, List<Deployable> pipelines, Path functionsJar) {
        var problems = new ArrayList<Problem>();
        for (var pipeline : pipelines) {
            problems.addAll(Naming.tooLong(environment, pipeline));
            problems.addAll(Naming.prefixed(environment, pipeline));
            problems.addAll(MachinePermissions.problems(environment, pipeline));
        }
        try (var jar = new JarFile(functionsJar.toFile())) {
            for (var pipeline : pipelines) {
                pipeline.handlers().forEach((handler, place) -> {
                    if (jar.getEntry(handler.replace('.', '/') + ".class") == null) {
                        problems.add(new Problem(
                                place,
                                "the handler '" + handler + "' is not in functions/target/functions.jar; is it built?",
                                "handler.missing"));
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems;
    }
}
