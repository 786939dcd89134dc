package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;
import java.util.regex.Pattern;

/// A pipeline is found by its file, so both have one name; it becomes part of names in AWS.
final class PipelineName implements Check {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var name = pipeline.name();
        var written = pipeline.place().file();
        var file = written.replaceFirst("\\.yaml$", "");
        if (name.isEmpty()) {
            return; // told when it was read
        }
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    pipeline.place(),
                    "pipeline.name",
                    "'" + name
                            + "' cannot name a pipeline: a small letter, then small letters, digits and '-', at most"
                            + " 40");
        } else if (written.endsWith(".yaml") && !name.equals(file) && !file.endsWith(".family")) {
            problems.add(
                    pipeline.place(),
                    "pipeline.name",
                    "the pipeline is called '" + name + "' but its file " + written + "; both have one name");
        }
    }
}
