package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Functions called are JSONata's own, those Step Functions adds, or bound in the expression.
public final class Functions implements Check {

    private static final Set<String> BUILT_IN =
            Arrays.stream("""
                abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl \
                decodeUrlComponent distinct each encodeUrl encodeUrlComponent error eval exists filter floor formatBase \
                formatInteger formatNumber fromMillis join keys length lookup lowercase map match max merge millis min not \
                now number pad parseInteger power random reduce replace reverse round shuffle sift single sort split spread \
                sqrt string substring substringAfter substringBefore sum toMillis trim type uppercase zip \
                hash parse partition range uuid\
                """.split("\\s+")).collect(Collectors.toUnmodifiableSet());

    /// Whether JSONata or Step Functions has a function of that name.
    public static boolean builtIn(String name) {
        return BUILT_IN.contains(name);
    }

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var site : Site.readable(pipeline)) {
            for (var call : site.expression().calls()) {
                if (!builtIn(call)) {
                    problems.add(
                            site.place(),
                            "reference.function",
                            "there is no function $" + call
                                    + DidYouMean.nearest(call, BUILT_IN)
                                            .map(name -> "; did you mean '$" + name + "'?")
                                            .orElse(""));
                }
            }
        }
    }
}
