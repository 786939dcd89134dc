package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page of all keys of stages is what their records say. `-Dlockstep.cases=write` writes it anew.
final class StageKeysTest {
    private static final Path PAGE = Sources.ROOT.resolve("docs/reference/stage-keys.md");

    private final StageKeys keys = new StageKeys();

    @Test
    void thePageIsWhatTheRecordsSay() throws IOException {
        String page = keys.page();
        if ("write".equals(System.getProperty("lockstep.cases"))) {
            Files.writeString(PAGE, page);
        }
        assertTrue(page.contains("## `functions.load.LoadHandler`"), page);
        assertTrue(page.contains("## `sql.SqlHandler`"), page);
        assertEquals(Files.readString(PAGE), page, "-Dlockstep.cases=write writes " + PAGE);
    }

    @Test
    void everyKeyOfAWithIsDocumented() {
        keys.page();
        assertEquals("", String.join("\n", keys.undocumented()), "say it by @param in the comment of the record");
    }
}
