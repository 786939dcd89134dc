package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.asl.StateNames;
import dev.lockstep.pipeline.check.reference.Functions;
import dev.lockstep.pipeline.problem.Problems;
import java.util.regex.Pattern;

/// A stage's name becomes a state, a variable, a function and a substitution, so it must be fit for all four.
final class StageNames implements Check {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var stage : pipeline.stages()) {
            var name = stage.name();
            if (StateNames.RESERVED.contains(name)) {
                problems.add(
                        stage.place(), "stage.reserved", "a stage cannot be called '" + name + "': the name is taken");
            } else if (Functions.builtIn(name)) {
                problems.add(
                        stage.place(),
                        "stage.reserved",
                        "a stage cannot be called '" + name + "': $" + name + " is a function of JSONata");
            } else if (pipeline.stages().stream()
                    .flatMap(other -> other.functions().stream())
                    .anyMatch(function ->
                            function.name().equals(name) && !function.place().equals(stage.place()))) {
                problems.add(
                        stage.place(),
                        "stage.reserved",
                        "a stage cannot be called '" + name + "': a function of another stage's onFailure or compensate"
                                + " is");
            } else if (!NAME.matcher(name).matches()) {
                problems.add(
                        stage.place(),
                        "stage.name",
                        "'" + name + "' cannot name a stage: a small letter, then letters and digits, at most 40"
                                + fitting(name));
            }
        }
    }

    /// `load-orders` becomes `loadOrders`.
    private static String fitting(String name) {
        var fitting = new StringBuilder();
        var capital = false;
        for (var i = 0; i < name.length(); i++) {
            var sign = name.charAt(i);
            if (Character.isLetterOrDigit(sign) && sign < 128) {
                fitting.append(capital && !fitting.isEmpty() ? Character.toUpperCase(sign) : sign);
                capital = false;
            } else {
                capital = true;
            }
        }
        if (!fitting.isEmpty()) {
            fitting.setCharAt(0, Character.toLowerCase(fitting.charAt(0)));
        }
        var ascii = name.chars().allMatch(sign -> sign < 128);
        return ascii && NAME.matcher(fitting).matches() ? "; '" + fitting + "' would do" : "";
    }
}
