package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;
import java.util.regex.Pattern;

/// Tags are such as every AWS service takes.
final class Tags implements Check {

    private static final Pattern KEY = Pattern.compile("(?!(?i)aws:)[\\p{L}\\p{N} _.:/=+@-]{1,128}");
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{0,256}");

    /// AWS takes fifty, and an environment has its own.
    private static final int MOST = 40;

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        pipeline.tags().forEach((key, text) -> {
            if (!KEY.matcher(key).matches() || !TEXT.matcher(text).matches()) {
                problems.add(
                        pipeline.place(),
                        "tag.words",
                        "AWS takes no tag '" + key + "' with '" + text
                                + "': letters, digits, blanks and _.:/=+-@, and no key that begins with aws:");
            }
        });
        if (pipeline.tags().size() > MOST) {
            problems.add(
                    pipeline.place(),
                    "tag.many",
                    "there are " + pipeline.tags().size() + " tags; " + MOST + " are allowed");
        }
    }
}
