package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.value.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ConnectionsTest {

    @TestFactory
    Stream<DynamicTest> tellsEverythingThatIsWrongWithAFile() {
        return CaseFile.list("/connections/wrong.json")
                .map(given -> DynamicTest.dynamicTest(given.text("title"), () -> {
                    InvalidDefinition refusal = assertThrows(
                            InvalidDefinition.class, () -> Connections.parse(Json.write(given.get("connections"))));
                    assertEquals(
                            Json.pretty(given.get("problems")),
                            Json.pretty(refusal.diagnostics().stream()
                                    .map(Diagnostic::toString)
                                    .toList()));
                }));
    }

    @Test
    void showsNoSecretInItsText() {
        Connections connections = Connections.parse("""
            {"Connections": [{"Name": "api", "AuthorizationType": "API_KEY", "AuthParameters": {
              "ApiKeyAuthParameters": {"ApiKeyName": "k", "ApiKeyValue": "topSecret"}}}]}
            """);
        assertFalse(connections.byName().toString().contains("topSecret"));
    }
}
