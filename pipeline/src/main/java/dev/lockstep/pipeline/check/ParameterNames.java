package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;
import java.util.regex.Pattern;

/// A parameter is read as `$params.name`, so its name must be one in JSONata: `batch-size` there would be a
/// subtraction.
final class ParameterNames implements Check {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var parameter : pipeline.parameters()) {
            if (!NAME.matcher(parameter.name()).matches()) {
                problems.add(
                        parameter.place(),
                        "parameter.name",
                        "'" + parameter.name()
                                + "' cannot name a parameter: a letter, then letters, digits and '_', at most 40");
            }
        }
    }
}
