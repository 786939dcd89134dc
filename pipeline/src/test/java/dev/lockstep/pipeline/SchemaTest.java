package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.pipeline.language.JsonSchema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The schema editors use is made of the same tables the readers use.
final class SchemaTest {

    @Test
    void theCommittedSchemasAreWhatTheVocabularySays() {
        isCommitted("pipeline", JsonSchema.text());
        isCommitted("family", JsonSchema.family());
        isCommitted("base", JsonSchema.base());
    }

    private static void isCommitted(String name, String made) {
        assertEquals(Cases.expected(Path.of("src/main/resources/" + name + ".schema.json"), made), made);
    }
}
