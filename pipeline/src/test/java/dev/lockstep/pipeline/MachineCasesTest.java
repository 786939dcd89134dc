package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sources with the state machine each must become, byte for byte.
final class MachineCasesTest {

    static List<Path> sources() {
        return Cases.sources("machines");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void compilesToThisText(Path source) {
        var text = text(source);
        assertEquals(Cases.expected(Cases.beside(source, ".asl.json"), text), text);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void compilesToTheSameBytesAgain(Path source) {
        assertEquals(text(source), text(source));
    }

    private static String text(Path source) {
        return switch (Cases.compile(source)) {
            case Compilation.Sound(Pipeline _, StateMachineText made) -> made.text();
            case Compilation.Unsound(List<Problem> problems) -> fail(String.valueOf(problems));
        };
    }
}
