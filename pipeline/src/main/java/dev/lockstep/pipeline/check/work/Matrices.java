package dev.lockstep.pipeline.check.work;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.expression.Expressions;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Matrix;
import dev.lockstep.pipeline.stage.Stage;
import java.util.List;
import java.util.regex.Pattern;

/// A matrix is made of plain values, leaves out what it has, and leaves something over.
public final class Matrices implements Check {

    private static final Pattern AXIS = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    /// More would not be written down by a person; the state machine has them all in its text.
    private static final int MOST = 256;

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var stage : pipeline.stages()) {
            stage.forEach().ifPresent(each -> {
                if (each.items() instanceof ForEach.Items.Combined(Matrix matrix)) {
                    look(stage, matrix, problems);
                }
            });
        }
    }

    private static void look(Stage stage, Matrix matrix, Problems problems) {
        for (var name : matrix.axes().keySet()) {
            if (!AXIS.matcher(name).matches()) {
                problems.add(
                        matrix.place(),
                        "matrix.axis",
                        "'" + name + "' cannot name an axis: a letter, then letters, digits and '_'");
            }
        }
        matrix.axes().values().forEach(values -> plain(values, problems));
        matrix.include().forEach(combination -> plain(List.of(combination), problems));
        if (size(matrix) > MOST) {
            problems.add(
                    matrix.place(),
                    "matrix.size",
                    "the matrix of stage '" + stage.name() + "' has " + size(matrix) + " combinations; " + MOST
                            + " are allowed");
            return;
        }
        var known = matrix.axes().keySet();
        var all = matrix.crossed();
        for (var excluded : matrix.exclude()) {
            var unknown = excluded.entries().keySet().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst();
            if (unknown.isPresent()) {
                problems.add(
                        excluded.place(),
                        "matrix.exclude",
                        "the matrix has no axis '" + unknown.get() + "'" + DidYouMean.ending(unknown.get(), known));
            } else if (all.stream().noneMatch(combination -> Matrix.within(excluded, combination))) {
                problems.add(
                        excluded.place(), "matrix.exclude", "no combination has these values, so nothing is left out");
            }
        }
        if (!known.isEmpty() && matrix.combinations().isEmpty()) {
            problems.add(
                    matrix.place(),
                    "matrix.empty",
                    "everything is left out of the matrix of stage '" + stage.name() + "': it would never run");
        }
    }

    private static long size(Matrix matrix) {
        return matrix.axes().values().stream().mapToLong(List::size).reduce(1, (left, right) -> left * right)
                + matrix.include().size();
    }

    private static void plain(List<? extends Value> values, Problems problems) {
        values.stream()
                .flatMap(value -> Expressions.of(value).stream())
                .forEach(expression -> problems.add(
                        expression.place(),
                        "matrix.plain",
                        "a matrix is made of plain values; for what is only known in a run there is 'forEach'"));
    }
}
