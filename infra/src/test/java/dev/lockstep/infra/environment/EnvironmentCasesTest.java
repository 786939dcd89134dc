package dev.lockstep.infra.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A case is two files: an environment, and the problems it has, all of them and no other.
final class EnvironmentCasesTest {

    private static final Path CASES = Path.of("src/test/resources/environment-cases");

    @TestFactory
    Stream<DynamicTest> environmentsHaveExactlyTheseProblems() {
        return Environments.in(CASES).names().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertEquals(Files.readString(CASES.resolve(name + ".problems")), problems(name))));
    }

    private static String problems(String name) throws IOException {
        return switch (Environments.in(CASES).read(name)) {
            case Environments.Reading.Ready _ -> "";
            case Environments.Reading.Refused refused ->
                refused.problems().stream()
                        .map(problem -> problem + "\n")
                        .map(line -> line.replace(CASES + "/", ""))
                        .collect(Collectors.joining());
        };
    }
}
