package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bad sources as people write them, each with every problem it must give: one missing or one too many fails.
final class ProblemCasesTest {

    private static final Pattern SHAPE = Pattern.compile("\\S+\\.yaml:\\d+:\\d+ .+ {2}\\[[a-z]+\\.[a-z0-9]+]");

    static List<Path> sources() {
        return Cases.sources("problems");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void tellsExactlyTheseProblems(Path source) {
        var told = told(source);
        assertEquals(Cases.expected(Cases.beside(source, ".problems"), told), told);
        assertFalse(told.isEmpty(), "a case without a problem");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyProblemHasPlaceMessageAndRule(Path source) {
        told(source).lines().forEach(line -> assertTrue(SHAPE.matcher(line).matches(), line));
    }

    @Test
    void thereAreEnoughCases() {
        assertTrue(sources().size() >= 150, "only " + sources().size());
    }

    private static String told(Path source) {
        return switch (Cases.compile(source)) {
            case Compilation.Sound _ -> "";
            case Compilation.Unsound(List<Problem> problems) ->
                problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
        };
    }
}
