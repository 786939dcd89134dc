package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.pipeline.language.JsonSchema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The schema editors use is made of the same tables the readers use.
final class SchemaTest {

    @Test
    void theCommittedSchemaIsWhatTheVocabularySays() {
        var made = JsonSchema.text();
        assertEquals(Cases.expected(Path.of("src/main/resources/pipeline.schema.json"), made), made);
    }
}
