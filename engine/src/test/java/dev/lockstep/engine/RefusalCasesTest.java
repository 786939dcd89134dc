package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.cases.CaseFolder;
import dev.lockstep.engine.value.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Definitions that are refused, one in each file of `resources/refused`, each with every problem it has.
final class RefusalCasesTest {

    @TestFactory
    Stream<DynamicTest> tellsEveryProblem() {
        return CaseFolder.tests("refused", RefusalCasesTest::check);
    }

    private static void check(Case given) {
        Object definition = given.get("definition");
        String text = definition instanceof String written ? written : Json.write(definition);
        InvalidDefinition refusal = assertThrows(InvalidDefinition.class, () -> StateMachine.parse("m", text));
        assertEquals(
                given.get("problems"),
                refusal.diagnostics().stream().map(Diagnostic::toString).toList());
    }
}
